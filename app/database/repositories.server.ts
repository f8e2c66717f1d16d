import { createAccessLog } from './access-log.server'
import { createAccessibilityReports } from './accessibility-reports.server'
import { createBrukare } from './brukare.server'
import { createChangeCursors } from './change-cursors.server'
import { createComments } from './comments.server'
import { createDrafts } from './drafts.server'
import { createJointActs } from './joint-acts.server'
import { createKeptAnswers } from './kept-answers.server'
import { createObjections } from './objections.server'
import { createOutbox } from './outbox.server'
import { createOwnData } from './own-data.server'
import { createOwnNotes } from './own-notes.server'
import { createPersons } from './persons.server'
import { createRepresentations } from './representations.server'
import { createReviews } from './reviews.server'
import { createSessions } from './sessions.server'
import { createSignIns } from './sign-ins.server'
import type { Store } from './store.server'
import type { Repositories } from './types'

/** All repositories on one store: the pool, or one transaction. */
export function createRepositories(store: Store): Repositories {
  return {
    persons: createPersons(store),
    sessions: createSessions(store),
    signIns: createSignIns(store),
    brukare: createBrukare(store),
    representations: createRepresentations(store),
    drafts: createDrafts(store),
    objections: createObjections(store),
    comments: createComments(store),
    reviews: createReviews(store),
    ownNotes: createOwnNotes(store),
    jointActs: createJointActs(store),
    outbox: createOutbox(store),
    accessLog: createAccessLog(store),
    keptAnswers: createKeptAnswers(store),
    ownData: createOwnData(store),
    accessibilityReports: createAccessibilityReports(store),
    changeCursors: createChangeCursors(store),
  }
}
