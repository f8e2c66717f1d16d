import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRecentSignIn, type WeightyAct } from '~/auth/guards.server'
import { JointAct } from '~/components/joint/act'
import type { JointActKind } from '~/domain/joint/act'
import { jointHref, openJointAct, requireJoint } from './open.server'
import { notFound, takeForm } from '~/routes/frame/open-page.server'

const confirm = { action: 'joint.confirm', type: 'jointAct' }
const form = z.object({ intent: z.enum(['confirm', 'takeBack', 'again']) })

/** To agree weighs as much as to do it. To withdraw asks for no fresh sign-in, so neither does agreeing to that. */
const weight: Record<JointActKind, WeightyAct | null> = {
  lodgeObjection: 'object',
  withdrawObjection: null,
  giveAccess: 'giveAccess',
  giveFullmakt: 'giveFullmakt',
}

export const loader = openJointAct

/** A yes, or that one's own question is taken back. */
export const action = takeForm(requireJoint, confirm, async ({ access, scene, fields, back }, args): Promise<never> => {
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
    if (act !== null) requireRecentSignIn(access.viewer, args, here, act)
    const asked = await jointActs.again(access, scene, id)
    if (asked === null) throw await back('gone')
    throw redirect(jointHref(access, asked), 303)
  }
  if (may.confirm && act !== null) requireRecentSignIn(access.viewer, args, here, act)
  const answer = await jointActs.confirm(access, scene, id)
  if (answer === null) throw notFound()
  if (answer === 'failed' || answer === 'gone') throw await back(answer)
  throw redirect(here, 303)
})

export default function JointActPage() {
  return <JointAct {...useLoaderData<typeof loader>()} />
}
