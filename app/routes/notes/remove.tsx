import { useLoaderData } from '@remix-run/react'
import { RemoveNote } from '~/components/notes/remove'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { openNote, readNoteForm, requireNotes } from './open.server'
import { leadTelling } from '~/routes/frame/tell.server'

/** Asks before one of one's own notes is removed for good. */
export const loader = showPage(requireNotes, openNote, async ({ access, scene, frame, filledIn, saw }, args) => {
  const { noteId: id = '' } = args.params
  const found = await args.context.services.ownNotes.find(access, scene, id)
  if (found === null) throw notFound()
  const changed = filledIn?.why === 'changed'
  return saw({ access: frame, note: found.item, was: found.changedAt.toISOString(), changed }, { id })
})

const remove = { action: 'ownNote.remove', type: 'ownNote' }

export const action = takeForm(requireNotes, remove, async ({ access, scene, fields, back }, args): Promise<never> => {
  const { noteId = '' } = args.params
  const { was } = readNoteForm(fields, scene)
  const became = await args.context.services.ownNotes.remove(access, scene, { id: noteId, was })
  if (became === 'missing') throw notFound()
  if (became === 'changed') throw await back('changed')
  throw await leadTelling(args, access.viewer, 'noteRemoved', `/b/${access.brukare.id}/anteckningar`)
})

export default function RemoveOwnNote() {
  return <RemoveNote {...useLoaderData<typeof loader>()} />
}
