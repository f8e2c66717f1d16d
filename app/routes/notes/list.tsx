import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NoteList } from '~/components/notes/list'
import { openNotes } from './open.server'

/** One's own notes about a brukare. */
export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openNotes(args, { action: 'ownNotes.read' })
  return { access: frame, notes: await args.context.services.ownNotes.list(access, scene) }
}

export default function OwnNotes() {
  return <NoteList {...useLoaderData<typeof loader>()} />
}
