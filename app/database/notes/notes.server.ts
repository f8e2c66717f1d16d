import type { OwnNote as OwnNoteRow } from '~/database/generated/client'
import { hashOf, isTaken, retryWhile, sealerFor, toDate, toDay, type Store } from '~/database/store.server'
import { logWrite } from '~/database/forms/submitting.server'
import type { Doer, NoteChange, OwnNote, OwnNoteRepository } from '~/database/types'

type Written = { id: string; brukareId: string; doer: Doer }

const ownedBy = ({ id, brukareId, doer }: Written) => ({ id, brukareId, personId: doer.personId })

/** A row as the note it holds. */
export function toOwnNote(store: Store, { id, kind, day, sealedText, changedAt }: OwnNoteRow): OwnNote {
  const text = sealerFor(store.vault, 'OwnNote', id).open('sealedText', sealedText)
  return { id, kind, day: toDay(day), text, changedAt }
}

/** Representatives' own notes, sealed. Only the writer finds one, and only about the same brukare. */
export function createOwnNotes(store: Store): OwnNoteRepository {
  const valuesOf = ({ id, kind, day, text }: Omit<OwnNote, 'changedAt'>) => ({
    ...{ kind, day: toDate(day), changedAt: store.clock() },
    sealedText: sealerFor(store.vault, 'OwnNote', id).seal('sealedText', text),
  })
  const subjectOf = ({ id, brukareId }: Written) => ({ id, brukareId, type: 'ownNote' as const })

  const became = async (inner: Store, note: Written, count: number, action: string): Promise<NoteChange> => {
    if (count === 0) return (await inner.prisma.ownNote.count({ where: ownedBy(note) })) > 0 ? 'changed' : 'missing'
    await logWrite(inner, action, subjectOf(note), note.doer)
    return 'done'
  }

  return {
    create: ({ formKey, ...values }) => {
      // Made from whose it is and about whom, so that a key tells nothing of what others have.
      const id = hashOf(`${values.doer.personId} ${values.brukareId} ${formKey}`).slice(0, 40)
      const note = { ...values, id }
      return retryWhile(isTaken, () =>
        store.atomically(async (inner) => {
          if ((await inner.prisma.ownNote.count({ where: ownedBy(note) })) > 0) return
          await inner.prisma.ownNote.create({
            data: { ...ownedBy(note), ...valuesOf(note), createdAt: store.clock() },
          })
          await logWrite(inner, 'ownNote.write', subjectOf(note), note.doer)
        }),
      )
    },
    change: (note) =>
      store.atomically(async (inner) => {
        const where = { ...ownedBy(note), changedAt: note.was }
        const { count } = await inner.prisma.ownNote.updateMany({ where, data: valuesOf(note) })
        return became(inner, note, count, 'ownNote.change')
      }),
    remove: (note) =>
      store.atomically(async (inner) => {
        const { count } = await inner.prisma.ownNote.deleteMany({ where: { ...ownedBy(note), changedAt: note.was } })
        return became(inner, note, count, 'ownNote.remove')
      }),
    async find({ id, personId, brukareId }) {
      const row = await store.prisma.ownNote.findFirst({ where: { id, personId, brukareId } })
      return row && toOwnNote(store, row)
    },
    async list({ personId, brukareId, from, to }) {
      const day = { gte: from && toDate(from), lte: to && toDate(to) }
      const orderBy = [{ day: 'desc' as const }, { createdAt: 'desc' as const }, { id: 'asc' as const }]
      const rows = await store.prisma.ownNote.findMany({ where: { personId, brukareId, day }, orderBy })
      return rows.map((row) => toOwnNote(store, row))
    },
  }
}
