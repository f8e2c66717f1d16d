import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RemoveNote } from '~/components/notes/remove'
import { notFound, sceneOf } from '~/routes/frame/open-page.server'
import { openNotes, requireNotes } from './open.server'

/** Asks before one of one's own notes is removed for good. */
export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openNotes(args, { action: 'ownNote.open' })
  const found = await args.context.services.ownNotes.find(access, scene, args.params.noteId ?? '')
  if (found === null) throw notFound()
  return { access: frame, note: found.item }
}

export async function action(args: ActionFunctionArgs) {
  const access = await requireNotes(args)
  const { noteId = '' } = args.params
  if (!(await args.context.services.ownNotes.remove(access, sceneOf(args.context), noteId))) throw notFound()
  throw redirect(`/b/${access.brukare.id}/anteckningar`, 303)
}

export default function RemoveOwnNote() {
  return <RemoveNote {...useLoaderData<typeof loader>()} />
}
