import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Receipt } from '~/components/objections/receipt'
import { jointHref } from '~/routes/joint/open.server'
import { notFound, openPage } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { objectionId = '' } = args.params
  const read = { action: 'objectionReceipt.read', type: 'objection', id: objectionId }
  const { access, scene, frame } = await openPage(args, 'object', read)
  const { objections, jointActs } = args.context.services
  const receipt = await objections.receipt(access, scene, objectionId)
  if (receipt === null) {
    // What waits for another's yes has no receipt yet: its draft leads to where it waits.
    if (await jointActs.may(access, scene, objectionId)) throw redirect(jointHref(access, objectionId), 303)
    throw notFound()
  }
  return { access: frame, receipt }
}

export default function ObjectionReceipt() {
  return <Receipt {...useLoaderData<typeof loader>()} />
}
