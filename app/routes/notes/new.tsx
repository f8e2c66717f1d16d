import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { randomUUID } from 'node:crypto'
import { NoteForm } from '~/components/notes/form'
import { useTexts } from '~/i18n/context'
import { readNote } from '~/views/notes/notes'
import { showPage, takeForm } from '~/routes/frame/open-page.server'
import { openNote, readNoteForm, requireNotes } from './open.server'
import { leadTelling } from '~/routes/frame/tell.server'

/** A new note of one's own. */
export const loader = showPage(requireNotes, openNote, ({ scene, frame, saw }, args) => {
  return saw({ access: frame, ...args.context.services.ownNotes.blank(scene) })
})

const write = { action: 'ownNote.write', type: 'ownNote' }

export const action = takeForm(requireNotes, write, async ({ access, scene }, args) => {
  const { key, fields } = await readNoteForm(args.request)
  const { values, faults } = readNote(fields, scene)
  if (faults !== null) return data({ fields, errors: faults }, { status: 400 })
  await args.context.services.ownNotes.write(access, scene, key ?? randomUUID(), values)
  throw await leadTelling(args, access.viewer, 'noteSaved', `/b/${access.brukare.id}/anteckningar`)
})

export default function NewOwnNote() {
  const t = useTexts()
  const { access, key, fields } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  return (
    <NoteForm
      access={access}
      title={t('notes.new.title')}
      fields={sent?.fields ?? fields}
      errors={sent?.errors ?? []}
      formKey={key}
    />
  )
}
