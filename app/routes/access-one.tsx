import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AccessOne } from '~/components/access/access-one'
import { detailView } from '~/views/access-list'
import { notFound, openPage } from './shared/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { representationId = '' } = args.params
  const { access, scene, frame } = await openPage(args, 'access:manage', {
    action: 'access.read',
    type: 'access',
    id: representationId,
  })
  const found = await args.context.services.accessGiving.find(access, representationId)
  if (found === null) throw notFound()
  return { access: frame, view: detailView(found, `/b/${access.brukare.id}`, scene) }
}

export default function AccessOnePage() {
  return <AccessOne {...useLoaderData<typeof loader>()} />
}
