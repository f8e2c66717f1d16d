import type { Day, Doer } from '~/database/common-types'

/** What a representative has noted for their own use: a visit of their own, or something to remember. */
export type OwnNote = {
  id: string
  kind: 'visit' | 'note'
  /** The day it is about. */
  day: Day
  /** Of a visit it may be empty. */
  text: string
}

/** Whose it is, and about whom: a note is found by its writer only, and only about the same brukare. */
export type OwnNoteOwner = { id: string; personId: string; brukareId: string }

type Values = Omit<OwnNote, 'id'>

export type OwnNoteRepository = {
  /** Note and access-log row in one transaction. The same `formKey` again makes no second note. */
  create: (note: Values & { formKey: string; brukareId: string; doer: Doer }) => Promise<void>
  /** False when there is no such note of the doer about the brukare. */
  change: (note: Values & { id: string; brukareId: string; doer: Doer }) => Promise<boolean>
  /** Removes it for good. False when there is no such note of the doer about the brukare. */
  remove: (note: { id: string; brukareId: string; doer: Doer }) => Promise<boolean>
  find: (owner: OwnNoteOwner) => Promise<OwnNote | null>
  /** The writer's own about a brukare, the last day first; `from` and `to` are days, inclusive. */
  list: (wanted: { personId: string; brukareId: string; from?: Day; to?: Day }) => Promise<OwnNote[]>
}
