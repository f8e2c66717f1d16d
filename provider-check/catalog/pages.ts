/** The page of the portal that each call is for, as it can stand in a sentence about what somebody sees there. */
const pages: Readonly<Record<string, string>> = {
  getCapabilities: 'every page of yours',
  searchPersons: 'the page after signing in',
  getBrukare: 'the name and the phone numbers on every page',
  listRepresentations: 'the page of who can see and do something',
  listAccessLog: 'the page of who has seen the information',
  listShifts: 'the schedule and "who comes"',
  listTimeReports: "the month's reports",
  listTimeReportsWithRows: 'the page of the hours',
  searchTimeReports: 'the work list of someone who acts for many',
  getTimeReport: 'the page of the report',
  listFaststallanden: 'the page of what was fastställt',
  listGrants: 'the page of the hours granted',
  listClaims: 'the page of the räkningsunderlag',
  getFaststallandeFullmakt: 'the page of the fullmakt',
  listObjections: 'the list of objections',
  getObjection: 'the page of the objection',
  listWishes: 'the list of wishes',
  getWish: 'the page of the wish',
  listDocuments: 'the list of documents',
  getDocumentContent: 'the document',
  getPhoto: 'the photo of who comes',
  listChanges: 'open pages and notices, which follow the feed',
  token: 'every page of yours',
}

/** The page that a call is for; for a write, the receipt. */
export function pageOf(operation: string): string {
  return pages[operation] ?? 'the receipt of what was sent'
}
