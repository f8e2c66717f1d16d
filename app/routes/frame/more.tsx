import { useLoaderData } from '@remix-run/react'
import { MorePage } from '~/components/frame/more'
import { inOrder, moreAbout, moreOfOwn, moreOfSeveral } from '~/views/frame/more'
import { showPage } from './open-page.server'

const read = { action: 'more.read', type: 'brukare' }

/** What has no place of its own in the menu of a brukare. */
export const loader = showPage(null, read, async ({ access, frame, news, saw }, args) => {
  const jointHref = await args.context.services.jointActs.listHref(access)
  const { id: brukareId } = access.brukare
  const newAccess = news.access.size > 0
  const about = moreAbout({ brukareId, role: frame.role, scopes: frame.scopes, jointHref, newAccess })
  const acts = frame.role !== 'brukare' && frame.role !== 'anhorig'
  const groups = inOrder([...about, ...(acts ? [moreOfSeveral] : []), ...moreOfOwn()])
  const isOffered = await args.context.services.notices.offering.isOffered(access.viewer.personId, [brukareId])
  const offer = isOffered ? `/b/${brukareId}/mer` : null
  return saw({ access: frame, groups, userName: access.viewer.name, offer })
})

export default function More() {
  return <MorePage {...useLoaderData<typeof loader>()} />
}
