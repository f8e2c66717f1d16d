import { randomUUID } from 'node:crypto'
import type { Access } from '~/auth/types'
import type { Database, NoteChange } from '~/database/types'
import { monthDays, stockholmDate } from '~/domain/time/time'
import { toldApart } from '~/views/forms/told-apart'
import { noteItem, type NoteFields, type NoteItem, type NoteValues } from '~/views/notes/notes'
import type { Scene } from '~/views/frame/scene'
import { doerOf } from '~/services/access-log/log.server'

/** A note as a form was drawn with it. */
type ShownNote = { id: string; was: Date }

export type OwnNotesService = ReturnType<typeof createOwnNotesService>

/** A representative's own notes and dates of own visits: the viewer's only, whoever else acts for the brukare. */
export function createOwnNotesService({ database }: { database: Pick<Database, 'ownNotes'> }) {
  const ownerOf = ({ viewer, brukare }: Access) => ({ personId: viewer.personId, brukareId: brukare.id })
  const writtenBy = (access: Access, { requestId }: Scene) => ({
    brukareId: access.brukare.id,
    doer: doerOf(access, requestId),
  })

  return {
    /** The viewer's notes about the brukare, the last day first; `month` narrows them. */
    async list(access: Access, scene: Scene, month?: string): Promise<NoteItem[]> {
      const days = month === undefined ? {} : monthDays(month)
      const notes = await database.ownNotes.list({ ...ownerOf(access), ...days })
      const items = notes.map((note) => noteItem(note, access.brukare.id, scene))
      return toldApart(items, 'heading', scene.t)
    },

    /** One note, in words and as the form has it; null when it is not the viewer's about this brukare. */
    async find(
      access: Access,
      scene: Scene,
      id: string,
    ): Promise<{ item: NoteItem; fields: NoteFields; changedAt: Date } | null> {
      const note = await database.ownNotes.find({ id, ...ownerOf(access) })
      return note && { item: noteItem(note, access.brukare.id, scene), fields: note, changedAt: note.changedAt }
    },

    /** An empty form: a visit today; `key` makes it one note, however many times it is sent. */
    blank({ now }: Scene): { key: string; fields: NoteFields } {
      return { key: randomUUID(), fields: { kind: 'visit', day: stockholmDate(now), text: '' } }
    },

    /** Keeps a new note, once for each `key`. */
    write: (access: Access, scene: Scene, key: string, values: NoteValues): Promise<void> =>
      database.ownNotes.create({ formKey: key, ...values, ...writtenBy(access, scene) }),

    /** Changes the note that was shown: the one that was saved at `was`. */
    change: (access: Access, scene: Scene, { id, was }: ShownNote, values: NoteValues): Promise<NoteChange> =>
      database.ownNotes.change({ id, was, ...values, ...writtenBy(access, scene) }),

    /** Removes the note that was shown for good. */
    remove: (access: Access, scene: Scene, { id, was }: ShownNote): Promise<NoteChange> =>
      database.ownNotes.remove({ id, was, ...writtenBy(access, scene) }),
  }
}
