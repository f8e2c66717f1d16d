import { useLoaderData } from '@remix-run/react'
import { randomUUID } from 'node:crypto'
import { NoteForm } from '~/components/notes/form'
import { useTexts } from '~/i18n/context'
import { readNote } from '~/views/notes/notes'
import { showPage, takeForm } from '~/routes/frame/open-page.server'
import { openNote, readNoteForm, requireNotes, sentNote } from './open.server'
import { leadTelling } from '~/routes/frame/tell.server'

/** A new note of one's own. */
export const loader = showPage(requireNotes, openNote, ({ scene, frame, filledIn, saw }, args) => {
  const { key, fields } = args.context.services.ownNotes.blank(scene)
  return saw({ access: frame, key, fields, errors: [], ...sentNote(filledIn, scene) })
})

const write = { action: 'ownNote.write', type: 'ownNote' }

export const action = takeForm(
  requireNotes,
  write,
  async ({ access, scene, fields: form, back }, args): Promise<never> => {
    const { key, fields } = readNoteForm(form, scene)
    const { values, faults } = readNote(fields, scene)
    if (faults !== null) throw await back('faults')
    await args.context.services.ownNotes.write(access, scene, key ?? randomUUID(), values)
    throw await leadTelling(args, access.viewer, 'noteSaved', `/b/${access.brukare.id}/anteckningar`)
  },
)

export default function NewOwnNote() {
  const t = useTexts()
  const { access, key, fields, errors } = useLoaderData<typeof loader>()
  return <NoteForm access={access} title={t('notes.new.title')} fields={fields} errors={errors} formKey={key} />
}
