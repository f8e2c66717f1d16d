import { useLoaderData } from '@remix-run/react'
import { WishReceipt } from '~/components/wishes/receipt'
import { notFound, showPage } from '~/routes/frame/open-page.server'
import { wishReceiptView } from '~/views/wishes/receipt'
import { receiptHref } from './draft.server'

const read = { action: 'wishReceipt.read', type: 'wish' }

export const loader = showPage('wish', read, async ({ access, scene, frame, saw }, args) => {
  const { wishId = '' } = args.params
  const { wishes, notices } = args.context.services
  const found = await wishes.case(access, scene, wishId)
  if (found === null) throw notFound()
  const brukareId = access.brukare.id
  const isOffered = await notices.offering.isOffered(access.viewer.personId, [brukareId])
  const receipt = wishReceiptView(found.wish, access.brukare.name, scene)
  const offer = isOffered ? receiptHref(brukareId, wishId) : null
  return saw({ access: frame, receipt, call: found.call, offer }, found.log)
})

export default function WishReceiptPage() {
  return <WishReceipt {...useLoaderData<typeof loader>()} />
}
