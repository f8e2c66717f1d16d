import { useLoaderData } from '@remix-run/react'
import { NoteForm } from '~/components/notes/form'
import { useTexts } from '~/i18n/context'
import { readNote } from '~/views/notes/notes'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { openNote, readNoteForm, requireNotes, sentNote } from './open.server'
import { leadTelling } from '~/routes/frame/tell.server'

/** One of one's own notes, to read and change. */
export const loader = showPage(requireNotes, openNote, async ({ access, scene, frame, filledIn, saw }, args) => {
  const { noteId: id = '' } = args.params
  const found = await args.context.services.ownNotes.find(access, scene, id)
  if (found === null) throw notFound()
  const { item, fields } = found
  const shown = { access: frame, heading: item.heading, removeHref: `${item.href}/ta-bort` }
  return saw({ ...shown, fields, errors: [], ...sentNote(filledIn, scene) }, { id })
})

const change = { action: 'ownNote.change', type: 'ownNote' }

export const action = takeForm(
  requireNotes,
  change,
  async ({ access, scene, fields: form, back }, args): Promise<never> => {
    const { noteId = '' } = args.params
    const { ownNotes } = args.context.services
    if ((await ownNotes.find(access, scene, noteId)) === null) throw notFound()
    const { fields } = readNoteForm(form, scene)
    const { values, faults } = readNote(fields, scene)
    if (faults !== null) throw await back('faults')
    if (!(await ownNotes.change(access, scene, noteId, values))) throw notFound()
    throw await leadTelling(args, access.viewer, 'noteSaved', `/b/${access.brukare.id}/anteckningar`)
  },
)

export default function ChangeOwnNote() {
  const t = useTexts()
  const { access, heading, fields, errors, removeHref } = useLoaderData<typeof loader>()
  return (
    <NoteForm
      access={access}
      title={t('notes.change.title', { heading })}
      fields={fields}
      errors={errors}
      removeHref={removeHref}
    />
  )
}
