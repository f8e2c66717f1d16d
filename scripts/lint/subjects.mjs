/**
 * The subjects of the portal: one word each, and that word is the name of its folder on every floor that has something of
 * it, and of its file in locales/. CONTRIBUTING.md shows the same table to people; scripts/check-house.mjs compares them.
 *
 * `is`: what it is about. `forOthers`: the files that other subjects may use, as '<floor>/<file>'; `everything` where the
 * subject is there for the others. A file that no other subject uses does not stand here, so the arrows can be read.
 * @type {Record<string, { is: string, forOthers: string[] | 'everything' }>}
 */
export const subjects = {
  about: { is: 'what Insyn says of itself: start, help, contact, privacy, accessibility', forOthers: [] },
  access: {
    is: 'who may see and do what: representations, invitations, limits, and whose a brukare is',
    forOthers: [
      'components/until-fields',
      'database/pseudonym.server',
      'database/representation-giving.server',
      'database/representation-moving.server',
      'database/representation-rows.server',
      'database/types',
      'domain/giving',
      'domain/representation',
      'domain/rights',
      'services/decided',
      'services/drafts.server',
      'views/draft',
    ],
  },
  'access-log': {
    is: 'who has seen and done what',
    forOthers: [
      'database/canonical.server',
      'database/former.server',
      'database/log.server',
      'database/names.server',
      'database/types',
      'services/list.server',
      'services/log.server',
      'services/signed-line.server',
      'domain/action',
      'views/act-words',
    ],
  },
  choose: {
    is: 'whose matters it is about, for someone who acts for several',
    forOthers: ['components/invitations', 'components/not-all'],
  },
  claims: {
    is: 'räkningsunderlag beside the rows it comes from',
    forOthers: ['services/claims.server', 'views/claim', 'views/claims', 'views/line'],
  },
  continuity: { is: 'how many different people come, and whether they come on time', forOthers: [] },
  delivery: {
    is: 'what goes to a provider and comes from it in the background: outbox, change feed',
    forOthers: [
      'database/kept-answer-moving.server',
      'database/outbox-content.server',
      'database/outbox.server',
      'domain/undelivered',
      'services/holding.server',
      'services/loop.server',
    ],
  },
  errors: { is: 'what one sees when a page cannot be shown', forOthers: [] },
  evidence: { is: 'what there is to go by about a month, a page and a PDF', forOthers: [] },
  forms: { is: 'fields, steps, drafts, and sending once', forOthers: 'everything' },
  frame: { is: 'what is around every page: header, menu, notices, whose page it is', forOthers: 'everything' },
  fullmakt: {
    is: "the arbetsledare's fullmakt to fastställa",
    forOthers: ['services/telling.server', 'views/fullmakt'],
  },
  hours: {
    is: 'granted, planned and given hours, and the decisions',
    forOthers: [
      'components/hours-sums',
      'domain/agreement',
      'domain/conversion',
      'domain/counting',
      'domain/grid',
      'domain/types',
      'services/hours.server',
      'services/source.server',
      'views/agreement',
      'views/hours',
      'views/input',
      'views/period',
    ],
  },
  joint: {
    is: 'what several hold together and must agree on',
    forOthers: [
      'components/hints',
      'database/acts.server',
      'database/confirmation-moving.server',
      'database/types',
      'domain/act',
      'routes/open.server',
      'services/asking.server',
      'views/waiting',
    ],
  },
  keys: { is: 'the change of the keys that rows are sealed and indexed with', forOthers: [] },
  notes: {
    is: "one's own notes and visits",
    forOthers: ['database/notes.server', 'database/types', 'services/notes.server', 'views/notes'],
  },
  notices: {
    is: 'telling people outside the portal',
    forOthers: ['database/events.server', 'database/moving.server', 'domain/event'],
  },
  now: {
    is: 'the first page of a brukare: who is here, who comes, what waits',
    forOthers: [
      'components/answer-card',
      'domain/now',
      'views/answer',
      'views/days',
      'views/undelivered',
      'views/urgent',
    ],
  },
  objections: {
    is: '"this is not right", and the answer',
    forOthers: [
      'components/said',
      'components/step-page',
      'database/case.server',
      'database/lodging.server',
      'database/rows.server',
      'database/types',
      'domain/objection',
      'domain/reference',
      'services/answers.server',
      'services/drafts.server',
      'services/knowledge.server',
      'services/objections.server',
      'services/sync.server',
      'services/told.server',
      'views/about',
      'views/about-title',
      'views/case',
      'views/draft',
      'views/facts',
    ],
  },
  'own-data': { is: 'everything that is kept about oneself, to take away', forOthers: [] },
  reports: {
    is: 'time reports, their rows, fastställanden and comments',
    forOthers: [
      'components/timeline',
      'database/comments.server',
      'domain/deadlines',
      'services/of-many.server',
      'views/faststallande',
      'views/month',
      'views/month-timeline',
      'views/report',
      'views/row',
    ],
  },
  retention: { is: 'how long things are kept, and the archive of what is removed', forOthers: [] },
  reviews: {
    is: '"reviewed, nothing to object"',
    forOthers: [
      'components/box',
      'components/changed',
      'database/reviews.server',
      'database/types',
      'domain/last-day',
      'domain/review',
      'domain/seen',
      'routes/sent-back.server',
      'services/reviews.server',
      'views/review',
    ],
  },
  schedule: {
    is: 'days, weeks and months of shifts, and one shift',
    forOthers: [
      'components/day-strip',
      'domain/changes',
      'domain/deviation',
      'domain/shift',
      'domain/state',
      'domain/visit',
      'services/schedule.server',
      'views/mark',
      'views/registered',
      'views/schedule',
      'views/shift',
      'views/shift.fixture',
    ],
  },
  'sign-in': {
    is: 'persons, their numbers, signing in and out, sessions',
    forOthers: ['database/person-rows.server', 'domain/form-fields', 'domain/personal-number'],
  },
  staff: {
    is: 'who somebody is who comes: the picture, and what they are introduced with',
    forOthers: ['components/introduction', 'views/introduction', 'views/photo'],
  },
  tables: { is: 'tables on a page and as files', forOthers: 'everything' },
  time: { is: 'instants, days, months, holidays, minutes', forOthers: 'everything' },
  urgent: {
    is: '"nobody has come": what is said at once, and whom to ring',
    forOthers: [
      'components/call-button',
      'components/call-card',
      'domain/urgent',
      'services/around.server',
      'views/call',
      'views/card',
      'views/told',
    ],
  },
  'work-list': {
    is: 'what waits, for someone who acts for many',
    forOthers: [
      'components/waiting',
      'database/opened.server',
      'domain/waiting',
      'services/around.server',
      'services/waiting.server',
      'views/around',
      'views/waiting',
    ],
  },
}

/** Rooms that have a name and nothing in them yet: what comes gets one of these words. */
export const roomsToCome = {
  calendar: 'the schedule in other calendars, and the week on paper',
  documents: 'documents of the provider',
  live: 'pages that follow what happens',
}

/** The floors whose folders are subjects. */
export const subjectFloors = ['routes', 'components', 'views', 'services', 'database', 'domain']

/** Files of locales/ that belong to no subject: app/i18n's own, and the words of the contract. */
export const wordFiles = ['format', 'terms']
