import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AccessOne } from '~/components/access/one'
import { detailView } from '~/views/access/list'
import { jointHref } from '~/routes/joint/open.server'
import { notFound, openPage } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { representationId = '' } = args.params
  const { access, scene, frame } = await openPage(args, 'access:manage', {
    action: 'access.read',
    type: 'access',
    id: representationId,
  })
  const { accessGiving, jointActs } = args.context.services
  const found = await accessGiving.find(access, representationId)
  if (found === null) {
    // What waits for another's yes is not given yet: its draft leads to where it waits.
    if (await jointActs.may(access, scene, representationId)) throw redirect(jointHref(access, representationId), 303)
    throw notFound()
  }
  return { access: frame, view: detailView(found, `/b/${access.brukare.id}`, scene) }
}

export default function AccessOnePage() {
  return <AccessOne {...useLoaderData<typeof loader>()} />
}
