import { useLoaderData } from '@remix-run/react'
import { NowPage } from '~/components/now/page'
import { SimpleNow } from '~/components/now/simple'
import { openNow } from './open.server'

export const loader = openNow(true)

/** In easy Swedish a page of its own, which is shorter; what it leaves out is behind "Visa mer". */
export default function Now() {
  const { isSimple, ...shown } = useLoaderData<typeof loader>()
  return isSimple ? <SimpleNow {...shown} /> : <NowPage {...shown} />
}
