import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NoteForm } from '~/components/notes/form'
import { useTexts } from '~/i18n/context'
import { readNote } from '~/views/notes/notes'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { openNote, readNoteForm, requireNotes } from './open.server'
import { leadTelling } from '~/routes/frame/tell.server'

/** One of one's own notes, to read and change. */
export const loader = showPage(requireNotes, openNote, async ({ access, scene, frame, saw }, args) => {
  const { noteId: id = '' } = args.params
  const found = await args.context.services.ownNotes.find(access, scene, id)
  if (found === null) throw notFound()
  const { item, fields } = found
  return saw({ access: frame, heading: item.heading, fields, removeHref: `${item.href}/ta-bort` }, { id })
})

const change = { action: 'ownNote.change', type: 'ownNote' }

export const action = takeForm(requireNotes, change, async ({ access, scene }, args) => {
  const { noteId = '' } = args.params
  const { ownNotes } = args.context.services
  if ((await ownNotes.find(access, scene, noteId)) === null) throw notFound()
  const { fields } = await readNoteForm(args.request)
  const { values, faults } = readNote(fields, scene)
  if (faults !== null) return data({ fields, errors: faults }, { status: 400 })
  if (!(await ownNotes.change(access, scene, noteId, values))) throw notFound()
  throw await leadTelling(args, access.viewer, 'noteSaved', `/b/${access.brukare.id}/anteckningar`)
})

export default function ChangeOwnNote() {
  const t = useTexts()
  const { access, heading, fields, removeHref } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  return (
    <NoteForm
      access={access}
      title={t('notes.change.title', { heading })}
      fields={sent?.fields ?? fields}
      errors={sent?.errors ?? []}
      removeHref={removeHref}
    />
  )
}
