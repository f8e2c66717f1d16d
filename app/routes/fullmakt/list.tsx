import { useLoaderData } from '@remix-run/react'
import { FullmaktList } from '~/components/fullmakt/list'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'fullmakt.read', type: 'fullmakt' }

export const loader = showPage('access:manage', read, async ({ access, scene, frame, sawAtEach }, args) => {
  const { items, without, notices } = await args.context.services.fullmakt.list(access, scene)
  return sawAtEach({ access: frame, items, without, notices, now: scene.now }, notices)
})

export default function FullmaktPage() {
  return <FullmaktList {...useLoaderData<typeof loader>()} />
}
