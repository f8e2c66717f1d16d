import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { JointAct } from '~/components/joint/act'
import { jointHref, openJointAct, requireJoint, weight } from './open.server'
import { notFound, takeForm } from '~/routes/frame/open-page.server'

const confirm = { action: 'joint.confirm', type: 'jointAct' }
const form = z.object({ intent: z.enum(['confirm', 'takeBack', 'again']) })

export const loader = openJointAct

/** A yes, or that one's own question is taken back. */
export const action = takeForm(
  requireJoint,
  confirm,
  async ({ access, scene, fields, back, confirmed }, args): Promise<never> => {
    const { jointActId: id = '' } = args.params
    const { jointActs } = args.context.services
    const may = await jointActs.may(access, scene, id)
    if (may === null) throw notFound()
    const here = jointHref(access, id)
    const intent = form.safeParse(Object.fromEntries(fields)).data?.intent
    if (intent === undefined) throw redirect(here, 303)
    if (intent === 'takeBack') {
      if (!(await jointActs.takeBack(access, scene, id))) throw await back('gone')
      throw redirect(here, 303)
    }
    const act = weight[may.kind]
    if (intent === 'again') {
      if (act !== null) await confirmed(act)
      const asked = await jointActs.again(access, scene, id)
      if (asked === null) throw await back('gone')
      throw redirect(jointHref(access, asked), 303)
    }
    if (may.confirm && act !== null) await confirmed(act)
    const answer = await jointActs.confirm(access, scene, id)
    if (answer === null) throw notFound()
    if (answer === 'failed' || answer === 'gone' || answer === 'unknown') throw await back(answer)
    throw redirect(here, 303)
  },
)

export default function JointActPage() {
  return <JointAct {...useLoaderData<typeof loader>()} />
}
