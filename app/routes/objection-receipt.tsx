import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Receipt } from '~/components/objections/receipt'
import { notFound, openPage } from './shared/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { objectionId = '' } = args.params
  const read = { action: 'objectionReceipt.read', type: 'objection', id: objectionId }
  const { access, scene, frame } = await openPage(args, 'object', read)
  const receipt = await args.context.services.objections.receipt(access, scene, objectionId)
  if (receipt === null) throw notFound()
  return { access: frame, receipt }
}

export default function ObjectionReceipt() {
  return <Receipt {...useLoaderData<typeof loader>()} />
}
