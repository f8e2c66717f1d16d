import { useLoaderData } from '@remix-run/react'
import { JointList } from '~/components/joint/list'
import { showPage } from '~/routes/frame/open-page.server'
import { requireJoint } from './open.server'

const read = { action: 'jointActs.read', type: 'jointAct' }

/** What waits for those who hold a right together, and what became of it. */
export const loader = showPage(requireJoint, read, async ({ access, scene, frame, saw }, args) => {
  return saw({ access: frame, view: await args.context.services.jointActs.list(access, scene) })
})

export default function JointActs() {
  return <JointList {...useLoaderData<typeof loader>()} />
}
