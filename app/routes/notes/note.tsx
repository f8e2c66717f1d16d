import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NoteForm } from '~/components/notes/form'
import { useTexts } from '~/i18n/context'
import { readNote } from '~/views/notes/notes'
import { notFound, sceneOf } from '~/routes/frame/open-page.server'
import { openNotes, readNoteForm, requireNotes } from './open.server'

/** One of one's own notes, to read and change. */
export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openNotes(args, { action: 'ownNote.open' })
  const found = await args.context.services.ownNotes.find(access, scene, args.params.noteId ?? '')
  if (found === null) throw notFound()
  return { access: frame, heading: found.item.heading, fields: found.fields, removeHref: `${found.item.href}/ta-bort` }
}

export async function action(args: ActionFunctionArgs) {
  const access = await requireNotes(args)
  const scene = sceneOf(args.context)
  const { noteId = '' } = args.params
  const { ownNotes } = args.context.services
  if ((await ownNotes.find(access, scene, noteId)) === null) throw notFound()
  const { fields } = await readNoteForm(args.request)
  const { values, faults } = readNote(fields, scene)
  if (faults !== null) return data({ fields, errors: faults }, { status: 400 })
  if (!(await ownNotes.change(access, scene, noteId, values))) throw notFound()
  throw redirect(`/b/${access.brukare.id}/anteckningar`, 303)
}

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
