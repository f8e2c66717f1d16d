import type { Day, Doer, Instant } from '~/database/common-types'

/** What a representative has noted for their own use: a visit of their own, or something to remember. */
export type OwnNote = {
  id: string
  kind: 'visit' | 'note'
  /** The day it is about. */
  day: Day
  /** Of a visit it may be empty. */
  text: string
  /** When it was last saved: tells whether it is the one that was shown. */
  changedAt: Instant
}

/** What came of a change. `changed`: it has been saved since it was shown, and nothing was done; `missing`: it is not there. */
export type NoteChange = 'done' | 'changed' | 'missing'

/** Whose it is, and about whom: a note is found by its writer only, and only about the same brukare. */
export type OwnNoteOwner = { id: string; personId: string; brukareId: string }

type Values = Omit<OwnNote, 'id' | 'changedAt'>

/** `was`: when the note that was shown had been saved. */
type Shown = { id: string; was: Instant; brukareId: string; doer: Doer }

export type OwnNoteRepository = {
  /** Note and access-log row in one transaction. The same `formKey` again makes no second note. */
  create: (note: Values & { formKey: string; brukareId: string; doer: Doer }) => Promise<void>
  /** Only the doer's own about the brukare, and as it was shown. */
  change: (note: Values & Shown) => Promise<NoteChange>
  /** Removes it for good. Only the doer's own about the brukare, and as it was shown. */
  remove: (note: Shown) => Promise<NoteChange>
  find: (owner: OwnNoteOwner) => Promise<OwnNote | null>
  /** The writer's own about a brukare, the last day first; `from` and `to` are days, inclusive. */
  list: (wanted: { personId: string; brukareId: string; from?: Day; to?: Day }) => Promise<OwnNote[]>
}
