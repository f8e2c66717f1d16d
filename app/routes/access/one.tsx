import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AccessOne } from '~/components/access/one'
import { canGive } from '~/domain/access/giving'
import { openedKeys } from '~/domain/news/opened'
import { detailView } from '~/views/access/detail'
import { jointHref } from '~/routes/joint/open.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'access.read', type: 'access' }

export const loader = showPage('access:manage', read, async ({ access, scene, frame, saw, opens }, args) => {
  const { representationId = '' } = args.params
  const { accessGiving, jointActs } = args.context.services
  const found = await accessGiving.find(access, representationId, scene.requestId)
  if (found === null) {
    // What waits for another's yes is not given yet: its draft leads to where it waits.
    if (await jointActs.may(access, scene, representationId)) throw redirect(jointHref(access, representationId), 303)
    throw notFound()
  }
  opens(openedKeys.access(found.id))
  const base = `/b/${access.brukare.id}`
  const view = detailView(found, base, scene)
  // Nobody is given access to what is protected.
  const giveAgain =
    view.mayGiveAgain && !access.brukare.protectedIdentity && canGive(access) ? `${base}/behoriga/ny` : null
  return saw({ access: frame, view, giveAgain }, { id: found.id })
})

export default function AccessOnePage() {
  return <AccessOne {...useLoaderData<typeof loader>()} />
}
