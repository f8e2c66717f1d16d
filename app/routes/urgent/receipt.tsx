import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { UrgentReceipt } from '~/components/urgent/receipt'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'objectionReceipt.read', type: 'objection' }

export const loader = showPage('object', read, async ({ access, scene, frame, saw }, args) => {
  const { objectionId = '' } = args.params
  const { urgent, objections } = args.context.services
  const found = await urgent.receipt(access, scene, objectionId)
  if (found !== null) return saw({ access: frame, receipt: found.receipt }, found.log)
  // One that is not urgent has the receipt that all have.
  if ((await objections.receipt(access, scene, objectionId)) === null) throw notFound()
  throw redirect(`/b/${access.brukare.id}/invandningar/${objectionId}/kvitto`, 303)
})

export default function Receipt() {
  return <UrgentReceipt {...useLoaderData<typeof loader>()} />
}
