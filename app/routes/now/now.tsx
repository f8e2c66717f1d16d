import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NowPage } from '~/components/now/page'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'now.read', type: 'brukare' }

export const loader = showPage(null, read, async ({ access, scene, frame, sawAtEach }, args) => {
  // Someone who may not see the schedule begins where there is something to see.
  if (!access.scopesAnywhere.has('schedule:read') && access.scopesAnywhere.has('reports:read')) {
    throw redirect(`/b/${access.brukare.id}/tidrapporter`, 303)
  }
  const view = await args.context.services.now.get(access, scene)
  return sawAtEach({ access: frame, view, now: scene.now }, view.notices)
})

export default function Now() {
  return <NowPage {...useLoaderData<typeof loader>()} />
}
