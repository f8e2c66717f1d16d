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
  const { item, fields, changedAt } = found
  // With the language changed, the form is the one that was drawn then.
  const was = filledIn?.asDrawn === true ? readNoteForm(filledIn.fields, scene).was : changedAt
  const change = { href: item.href, was: was.toISOString(), conflict: filledIn?.why === 'conflict' }
  const shown = { access: frame, heading: item.heading, change }
  return saw({ ...shown, fields, errors: [], ...sentNote(filledIn, scene) }, { id })
})

const change = { action: 'ownNote.change', type: 'ownNote' }

export const action = takeForm(
  requireNotes,
  change,
  async ({ access, scene, fields: form, back, gone }, args): Promise<never> => {
    const { noteId = '' } = args.params
    const { ownNotes } = args.context.services
    const list = `/b/${access.brukare.id}/anteckningar`
    if ((await ownNotes.find(access, scene, noteId)) === null) throw await gone(list, 'text')
    const { fields, was } = readNoteForm(form, scene)
    const { values, faults } = readNote(fields, scene)
    if (faults !== null) throw await back('faults')
    const became = await ownNotes.change(access, scene, { id: noteId, was }, values)
    if (became === 'missing') throw await gone(list, 'text')
    if (became === 'changed') throw await back('conflict')
    throw await leadTelling(args, access.viewer, 'noteSaved', list)
  },
)

export default function ChangeOwnNote() {
  const t = useTexts()
  const { access, heading, fields, errors, change } = useLoaderData<typeof loader>()
  return (
    <NoteForm
      access={access}
      title={t('notes.change.title', { heading })}
      fields={fields}
      errors={errors}
      change={change}
    />
  )
}
