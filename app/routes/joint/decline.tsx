import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DeclineJoint } from '~/components/joint/decline'
import { findJointAct, jointHref, readJoint, requireJoint } from './open.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const longestReason = 1000
const form = z.object({
  reason: z
    .string()
    .catch('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim()),
})

/** What is wrong with a reason; null when nothing is. */
const faultOf = (reason: string) =>
  reason === '' ? 'reasonMissing' : reason.length > longestReason ? 'reasonLong' : null

const decline = { action: 'joint.decline', type: 'jointAct' }

export const loader = showPage(requireJoint, readJoint, async (page, args) => {
  const { id, view } = await findJointAct(page, args)
  // Nothing to say no to: the act's own page tells why.
  if (!view.may.decline) throw redirect(view.href, 303)
  const { href, heading, what, name } = view
  const { filledIn, scene } = page
  const reason = filledIn && form.parse(Object.fromEntries(filledIn.fields)).reason
  const fault = filledIn?.why === 'faults' ? faultOf(reason ?? '') : null
  const errors = fault === null ? [] : [{ field: 'reason', text: scene.t(`joint.error.${fault}`) }]
  return page.saw({ access: page.frame, href, heading, what, name, reason, errors }, { id })
})

/** A no, with its reason. */
export const action = takeForm(requireJoint, decline, async ({ access, scene, fields, back }, args): Promise<never> => {
  const { jointActId: id = '' } = args.params
  const { jointActs } = args.context.services
  const may = await jointActs.may(access, scene, id)
  if (may === null) throw notFound()
  const { reason } = form.parse(Object.fromEntries(fields))
  if (may.decline && faultOf(reason) !== null) throw await back('faults')
  const to = jointHref(access, id)
  const done = await jointActs.decline(access, scene, id, reason)
  // It has ended meanwhile: its page tells how, and still has the reason.
  if (done !== 'done') throw await back('gone', { to })
  throw redirect(to, 303)
})

export default function DeclineJointPage() {
  return <DeclineJoint {...useLoaderData<typeof loader>()} />
}
