import { doors } from './doors.mjs'

/**
 * What each subject of the portal is about. One word each, and that word is the name of its folder on every floor that has
 * something of it, and of its file in locales/. CONTRIBUTING.md shows the same table to people; scripts/check-house.mjs compares them.
 * @type {Record<string, string>}
 */
const about = {
  about: 'what Insyn says of itself: start, help, contact, privacy, accessibility',
  access: 'who may see and do what: representations, invitations, limits, and whose a brukare is',
  'access-log': 'who has seen and done what',
  calendar: 'the schedule in other calendars',
  choose: 'whose matters it is about, for someone who acts for several',
  claims: 'räkningsunderlag beside the rows it comes from',
  continuity: 'how many different people come, and whether they come on time',
  delivery: 'what goes to a provider and comes from it in the background: outbox, change feed',
  documents: 'the plan of the help, and other documents of the provider',
  errors: 'what one sees when a page cannot be shown',
  evidence: 'what there is to go by about a month, a page and a PDF',
  forms: 'fields, steps, drafts, and sending once',
  frame: 'what is around every page: header, menu, notices, whose page it is',
  fullmakt: "the arbetsledare's fullmakt to fastställa",
  hours: 'granted, planned and given hours, and the decisions',
  joint: 'what several hold together and must agree on',
  keys: 'the change of the keys that rows are sealed and indexed with',
  live: 'pages that follow what happens',
  metrics: 'what who runs the portal can look at: figures, and how it stands',
  news: 'what is new to somebody, and what they have opened',
  notes: "one's own notes and visits",
  notices: 'telling people outside the portal',
  now: 'the first page of a brukare: who is here, who comes, what waits',
  objections: '"this is not right", and the answer',
  outages:
    'what who runs the portal says to everybody: planned stops, faults, incidents; and which provider does not answer',
  'own-data': 'everything that is kept about oneself, to take away',
  reports: 'time reports, their rows, fastställanden and comments',
  retention: 'how long things are kept, and the archive of what is removed',
  reviews: '"reviewed, nothing to object"',
  schedule: 'days, weeks and months of shifts, one shift, and the week on paper',
  'sign-in': 'persons, their numbers, signing in and out, sessions',
  staff: 'who somebody is who comes: the picture, and what they are introduced with',
  tables: 'tables on a page and as files',
  time: 'instants, days, months, holidays, minutes',
  urgent: '"nobody has come": what is said at once, and whom to ring',
  wishes: 'what a person wishes to be otherwise, and the answer',
  'work-list': 'what waits, for someone who acts for many',
}

/** The subjects, each with what it is about and its files for others (doors.mjs). */
export const subjects = Object.fromEntries(
  Object.entries(about).map(([subject, is]) => [subject, { is, forOthers: doors[subject] ?? [] }]),
)

/** The floors whose folders are subjects. */
export const subjectFloors = ['routes', 'components', 'views', 'services', 'database', 'domain']

/** Files of locales/ that belong to no subject: app/i18n's own, and the words of the contract. */
export const wordFiles = ['format', 'terms']
