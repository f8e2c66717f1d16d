import { useLoaderData } from '@remix-run/react'
import { MoreNow } from '~/components/now/simple'
import { openNow } from './open.server'

/** What the first page in easy Swedish leaves out: the same, with the same right and the same row in the log. */
export const loader = openNow(false)

export default function More() {
  const { isSimple: _, alerts: __, ...shown } = useLoaderData<typeof loader>()
  return <MoreNow {...shown} />
}
