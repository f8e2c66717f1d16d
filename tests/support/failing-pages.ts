import { reportMonth as month } from './objection-flow'

/**
 * A page or file that rests on what a provider says. `main`: the read that it is about: when nothing of it could be read, heading and
 * title must say so; left out: it is about several things, or about what the portal itself keeps.
 */
export type PageOfTest = { path: string; person: string; main?: string }

/** Pages and files about one person, at `base`, that rest on what a provider says: what every run looks at. */
export function pagesOf(base: string, person: string): PageOfTest[] {
  const of = (main: string, ...paths: string[]) => paths.map((path) => ({ path: `${base}/${path}`, person, main }))
  return [
    { path: base, person, main: 'listShifts' },
    ...of('listShifts', 'schema/dag/2026-11-19', 'schema/vecka/2026-W47', 'schema/manad/2026-11?vy=tabell'),
    ...of('listShifts', 'schema/manad/2026-11', 'schema/manad/2026-11?vy=lista'),
    ...of('listShifts', 'schema/vecka/2026-W47.csv'),
    ...of('listShifts', 'schema/blad/2026-W47', 'schema/blad/2026-W47.pdf'),
    ...of('listTimeReports', `tidrapporter/${month}`, `tidrapporter/${month}.csv`),
    ...of('listFaststallanden', `faststallanden/${month}`, `faststallanden/${month}.csv`),
    ...of('listTimeReportsWithRows', `sammanstallning/${month}`, `sammanstallning/${month}.pdf`),
    ...of('listGrants', `timmar/manad/${month}`, `timmar/manad/${month}.csv`, 'beslut', 'beslut.csv'),
    ...of('listTimeReportsWithRows', 'kontinuitet', 'kontinuitet.csv'),
    ...of('listDocuments', 'dokument'),
    ...of('listClaims', `rakningsunderlag/${month}`, `rakningsunderlag/${month}.csv`),
    ...of('getFaststallandeFullmakt', 'fullmakt', 'fullmakt/farsta'),
    ...of('listRepresentations', 'behoriga'),
    ...of('listObjections', 'invandningar'),
    ...of('listWishes', 'onskemal'),
  ]
}

/** Others of the same, that the deep run looks at too: they are drawn with the same parts. */
export function morePagesOf(base: string, person: string): PageOfTest[] {
  const of = (main: string, ...paths: string[]) => paths.map((path) => ({ path: `${base}/${path}`, person, main }))
  const own = ['nu', 'mer', 'aviseringar', 'kalender', 'kalender/ny', 'logg', 'logg.csv', 'behoriga/ny']
  return [
    ...own.map((path) => ({ path: `${base}/${path}`, person })),
    ...of('listShifts', 'schema/dag/2026-11-19.csv', 'schema/manad/2026-11.csv'),
    ...of('listGrants', 'timmar/vecka/2026-W43', 'timmar/vecka/2026-W43.csv'),
    ...of('listGrants', 'timmar/period/2026-09-01', 'timmar/period/2026-09-01.csv'),
  ]
}

/** The same for one who acts for another: the pages that say most, in their other words. */
export function pagesForAnother(base: string, person: string): PageOfTest[] {
  const own = /(schema\/(dag|blad)\/[^.]+|timmar\/manad\/[^.]+|sammanstallning\/[^.]+|dokument|kontinuitet)$/
  return pagesOf(base, person).filter(({ path }) => path === base || own.test(path))
}

/**
 * Routes whose pages say nothing that a provider was asked for, or that no link leads a reader to, with why. What one of them reads
 * all the same, when it is met, is made to fail like any other.
 */
export const restOnNothing: Readonly<Record<string, string>> = {
  '': 'is open to all',
  tillganglighet: 'is open to all',
  'tillganglighet/rapportera': 'is open to all',
  integritet: 'is open to all',
  hjalp: 'is open to all',
  kontakt: 'is open to all',
  driftinformation: 'a test of its own below',
  'sprak/:language': 'sets a cookie',
  'logga-in': 'a form of the portal',
  'logga-ut': 'ends the session',
  utloggad: 'is read by nobody in particular',
  'session/forlang': 'a form of the portal',
  'auth/callback': 'is between the portal and the identity provider',
  'auth/callback/:broker': 'is between the portal and the identity provider',
  'auth/backchannel-logout': 'is between the portal and the identity provider',
  'att-gora/nasta': 'leads on, by the list of the same',
  'nytt-personnummer': 'is about two numbers of one person',
  'mina-uppgifter.zip': 'a test of its own below',
  'mina-uppgifter': 'what the portal keeps',
  'mina-inloggningar': 'what the portal keeps',
  'aviseringar/nar': 'what the portal keeps',
  'b/:brukareId/schema': 'leads to a day',
  'b/:brukareId/tidrapporter': 'leads to a month',
  'b/:brukareId/timmar': 'leads to a month',
  'b/:brukareId/rakningsunderlag': 'leads to a month',
  'b/:brukareId/tillsammans': 'what the portal keeps',
  'aviseringar/ny/:channel': 'there is no way out to people in this stack',
  'aviseringar/till/:destinationId': 'what the portal keeps',
  'avsluta-aviseringar/:token': 'what the portal keeps',
  'b/:brukareId/kalender/:feedId': 'what the portal keeps',
  'b/:brukareId/kalender/:feedId/ta-bort': 'what the portal keeps',
  'b/:brukareId/underlag/:month': 'an address that has moved',
  'b/:brukareId/granskning/:month': 'leads on: it is a form',
  'b/:brukareId/anteckningar': 'what the portal keeps',
  'b/:brukareId/anteckningar/ny': 'what the portal keeps',
  'b/:brukareId/anteckningar/:noteId': 'what the portal keeps',
  'b/:brukareId/anteckningar/:noteId/ta-bort': 'what the portal keeps',
  'b/:brukareId/ingen-har-kommit/:objectionId':
    'what the portal keeps, and whom to ring: tests/journeys/urgent.spec.ts',
  'b/:brukareId/invandningar/utkast/:draftId/vad': 'a draft, which holds what it is about as it stood',
  'b/:brukareId/invandningar/utkast/:draftId/orsak': 'a draft, which holds what it is about as it stood',
  'b/:brukareId/invandningar/utkast/:draftId/tid': 'a draft, which holds what it is about as it stood',
  'b/:brukareId/invandningar/utkast/:draftId/text': 'a draft, which holds what it is about as it stood',
  'b/:brukareId/invandningar/utkast/:draftId/kontrollera': 'a draft, which holds what it is about as it stood',
  'b/:brukareId/invandningar/:objectionId/ta-tillbaka': 'what the portal keeps',
  'b/:brukareId/onskemal/utkast/:wishDraftId': 'a draft, which holds what it is about as it stood',
  'b/:brukareId/onskemal/utkast/:wishDraftId/kontrollera':
    'a draft; that the hours are not known is said: app/views/wishes/wishes.test.ts',
  'b/:brukareId/onskemal/:wishId/ta-tillbaka': 'what the portal keeps',
  'b/:brukareId/tillsammans/:jointActId': 'what the portal keeps',
  'b/:brukareId/tillsammans/:jointActId/nej': 'what the portal keeps',
  'b/:brukareId/behoriga/utkast/:accessDraftId/kontrollera': 'what the portal keeps',
  'b/:brukareId/behoriga/utkast/:accessDraftId/:step': 'what the portal keeps',
  'b/:brukareId/behoriga/:representationId/andra': 'what the portal keeps',
  'b/:brukareId/behoriga/:representationId/ta-bort': 'what the portal keeps',
  'inbjudan/:invitationId': 'what the portal keeps',
  '*': 'there is no such page',
}

/**
 * What a page that a link leads to is about, by its route: a page whose route is neither here nor in the tables above makes the test
 * fail. Null: it is about what the portal itself keeps, with something beside it from a provider.
 */
export const mainOf: Readonly<Record<string, string | null>> = {
  valj: null,
  'att-gora': null,
  'kalender/:token.ics': null,
  'att-gora/klart': null,
  kalender: null,
  mer: null,
  aviseringar: null,
  'b/:brukareId/nu': null,
  'b/:brukareId/mer': null,
  'b/:brukareId/aviseringar': null,
  'b/:brukareId/logg': null,
  'b/:brukareId/logg.csv': null,
  'b/:brukareId/kalender': null,
  'b/:brukareId/kalender/ny': null,
  'b/:brukareId/behoriga/ny': null,
  'b/:brukareId/behoriga/:representationId': null,
  'b/:brukareId/pass/:providerId/:date/:shiftId': 'listShifts',
  'b/:brukareId/pass/:providerId/:date/:shiftId/ingen-har-kommit': 'listShifts',
  'b/:brukareId/pass/:providerId/:date/:shiftId/ar-har': 'listShifts',
  'b/:brukareId/bild/:providerId/:date/:staffId': null,
  'b/:brukareId/timmar/period/:from': 'listGrants',
  'b/:brukareId/timmar/period/:from.csv': 'listGrants',
  'b/:brukareId/dokument/:providerId/:documentId': null,
  'b/:brukareId/plan/:providerId/:planId': 'listDocuments',
  'b/:brukareId/invandningar/ny': null,
  'b/:brukareId/invandningar/:objectionId': null,
  'b/:brukareId/invandningar/:objectionId/kvitto': null,
  'b/:brukareId/onskemal/nytt': null,
  'b/:brukareId/onskemal/:wishId': null,
  'b/:brukareId/onskemal/:wishId/kvitto': null,
  'b/:brukareId/kommentar/:providerId/:reportId': null,
  'b/:brukareId/tidrapport/:providerId/:reportId': 'getTimeReport',
  'b/:brukareId/tidrapport/:providerId/:reportId.csv': 'getTimeReport',
  'b/:brukareId/tidrapport/:providerId/:reportId/rad/:rowId': 'getTimeReport',
  'b/:brukareId/tidrapport/:providerId/:reportId/faststallande': 'getTimeReport',
}
