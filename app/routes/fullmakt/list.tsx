import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FullmaktList } from '~/components/fullmakt/list'
import { openPage } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openPage(args, 'access:manage', { action: 'fullmakt.read', type: 'fullmakt' })
  const { items, without, notices } = await args.context.services.fullmakt.list(access, scene)
  return { access: frame, items, without, notices, now: scene.now }
}

export default function FullmaktPage() {
  return <FullmaktList {...useLoaderData<typeof loader>()} />
}
