import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { JointList } from '~/components/joint/list'
import { openJoint } from './open.server'

/** What waits for those who hold a right together, and what became of it. */
export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openJoint(args, { action: 'jointActs.read' })
  return { access: frame, view: await args.context.services.jointActs.list(access, scene) }
}

export default function JointActs() {
  return <JointList {...useLoaderData<typeof loader>()} />
}
