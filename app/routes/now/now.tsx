import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NowPage } from '~/components/now/page'
import { openPage } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openPage(args, null, { action: 'now.read', type: 'brukare' })
  // Someone who may not see the schedule begins where there is something to see.
  if (!access.scopesAnywhere.has('schedule:read') && access.scopesAnywhere.has('reports:read')) {
    throw redirect(`/b/${access.brukare.id}/tidrapporter`, 303)
  }
  const view = await args.context.services.now.get(access, scene)
  return { access: frame, view, now: scene.now }
}

export default function Now() {
  return <NowPage {...useLoaderData<typeof loader>()} />
}
