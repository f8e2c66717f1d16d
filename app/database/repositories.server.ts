import { createAccessLog } from '~/database/access-log/log.server'
import { createAccessibilityReports } from '~/database/about/accessibility-reports.server'
import { createBrukare } from '~/database/access/brukare.server'
import { createCalendarFeeds } from '~/database/calendar/feeds.server'
import { createChangeCursors } from '~/database/delivery/change-cursors.server'
import { createComments } from '~/database/reports/comments.server'
import { createDownloadSlots } from '~/database/tables/download-slots.server'
import { createDrafts } from '~/database/forms/drafts.server'
import { createJointActs } from '~/database/joint/acts.server'
import { createKeptAnswers } from '~/database/delivery/kept-answers.server'
import { createObjections } from '~/database/objections/objections.server'
import { createLeases } from '~/database/delivery/leases.server'
import { createOutbox } from '~/database/delivery/outbox.server'
import { createOutages } from '~/database/outages/outages.server'
import { createOwnData } from '~/database/own-data/own-data.server'
import { createOwnNotes } from '~/database/notes/notes.server'
import { createNoticeChoices } from '~/database/notices/choices.server'
import { createNotices } from '~/database/notices/notices.server'
import { createOpened } from '~/database/news/opened.server'
import { createPersons } from '~/database/sign-in/persons.server'
import { createRepresentations } from '~/database/access/representations.server'
import { createWishes } from '~/database/wishes/wishes.server'
import { createReviews } from '~/database/reviews/reviews.server'
import { createArrivals } from '~/database/urgent/arrivals.server'
import { createSessions } from '~/database/sign-in/sessions.server'
import { createKnownDevices } from '~/database/sign-in/devices.server'
import { createLogoutTokens } from '~/database/sign-in/logout-tokens.server'
import { createSignIns } from '~/database/sign-in/sign-ins.server'
import type { Store } from './store.server'
import type { Repositories } from './types'

/** All repositories on one store: the pool, or one transaction. */
export function createRepositories(store: Store): Repositories {
  return {
    persons: createPersons(store),
    sessions: createSessions(store),
    signIns: createSignIns(store),
    knownDevices: createKnownDevices(store),
    logoutTokens: createLogoutTokens(store),
    brukare: createBrukare(store),
    representations: createRepresentations(store),
    downloadSlots: createDownloadSlots(store),
    drafts: createDrafts(store),
    objections: createObjections(store),
    comments: createComments(store),
    reviews: createReviews(store),
    wishes: createWishes(store),
    opened: createOpened(store),
    arrivals: createArrivals(store),
    ownNotes: createOwnNotes(store),
    notices: createNotices(store),
    noticeChoices: createNoticeChoices(store),
    calendarFeeds: createCalendarFeeds(store),
    jointActs: createJointActs(store),
    outbox: createOutbox(store),
    accessLog: createAccessLog(store),
    keptAnswers: createKeptAnswers(store),
    ownData: createOwnData(store),
    accessibilityReports: createAccessibilityReports(store),
    changeCursors: createChangeCursors(store),
    leases: createLeases(store),
    outages: createOutages(store),
  }
}
