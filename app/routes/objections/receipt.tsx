import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Receipt } from '~/components/objections/receipt'
import { jointHref } from '~/routes/joint/open.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'objectionReceipt.read', type: 'objection' }

export const loader = showPage('object', read, async ({ access, scene, frame, saw }, args) => {
  const { objectionId = '' } = args.params
  const { objections, jointActs } = args.context.services
  const found = await objections.receipt(access, scene, objectionId)
  if (found === null) {
    // What waits for another's yes has no receipt yet: its draft leads to where it waits.
    if (await jointActs.may(access, scene, objectionId)) throw redirect(jointHref(access, objectionId), 303)
    throw notFound()
  }
  const calls = await args.context.services.callsOf(access, scene)
  const call = calls.find(({ providerId }) => providerId === found.log.providerId) ?? null
  const { personId } = access.viewer
  const isOffered = await args.context.services.notices.offering.isOffered(personId, [access.brukare.id])
  const offer = isOffered ? `/b/${access.brukare.id}/invandningar/${objectionId}/kvitto` : null
  return saw({ access: frame, receipt: found.receipt, call, offer }, found.log)
})

export default function ObjectionReceipt() {
  return <Receipt {...useLoaderData<typeof loader>()} />
}
