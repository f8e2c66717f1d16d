import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireUser } from '~/auth/guards.server'
import { MorePage } from '~/components/frame/more'
import { moreOfOwn } from '~/views/frame/more'

/** What is the signed-in person's own: for whom one acts, sign-ins, data, languages, signing out. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  return {
    groups: [{ id: 'choose' as const, links: [{ href: '/valj', text: 'choose.title' as const }] }, ...moreOfOwn()],
    userName: user.name,
  }
}

export default function Own() {
  return <MorePage {...useLoaderData<typeof loader>()} />
}
