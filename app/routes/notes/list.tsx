import { useLoaderData } from '@remix-run/react'
import { NoteList } from '~/components/notes/list'
import { showPage } from '~/routes/frame/open-page.server'
import { lostIn } from '~/routes/frame/lost.server'
import { requireNotes } from './open.server'

const read = { action: 'ownNotes.read', type: 'ownNote' }

/** One's own notes about a brukare. */
export const loader = showPage(requireNotes, read, async (page, args) => {
  const { access, scene, frame, saw } = page
  return saw({
    access: frame,
    lost: lostIn(page),
    notes: await args.context.services.ownNotes.list(access, scene),
  })
})

export default function OwnNotes() {
  return <NoteList {...useLoaderData<typeof loader>()} />
}
