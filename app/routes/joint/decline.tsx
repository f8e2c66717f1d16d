import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DeclineJoint } from '~/components/joint/decline'
import { textsFor } from '~/i18n/texts'
import { findJointAct, jointHref, readJoint, requireJoint } from './open.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const longestReason = 1000
const form = z.object({
  reason: z
    .string()
    .catch('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim()),
})

const decline = { action: 'joint.decline', type: 'jointAct' }

export const loader = showPage(requireJoint, readJoint, async (page, args) => {
  const { id, view } = await findJointAct(page, args)
  // Nothing to say no to: the act's own page tells why.
  if (!view.may.decline) throw redirect(view.href, 303)
  const { href, heading, what, name } = view
  return page.saw({ access: page.frame, href, heading, what, name }, { id })
})

/** A no, with its reason. */
export const action = takeForm(requireJoint, decline, async ({ access, scene }, args) => {
  const { jointActId: id = '' } = args.params
  const { jointActs } = args.context.services
  const may = await jointActs.may(access, scene, id)
  if (may === null) throw notFound()
  const { reason } = form.parse(Object.fromEntries(await args.request.formData()))
  const fault = reason === '' ? 'reasonMissing' : reason.length > longestReason ? 'reasonLong' : null
  if (may.decline && fault !== null) {
    const t = textsFor(args.context.page.language)
    return data({ reason, errors: [{ field: 'reason', text: t(`joint.error.${fault}`) }] }, { status: 400 })
  }
  // Should it have ended meanwhile, its page tells.
  await jointActs.decline(access, scene, id, reason)
  throw redirect(jointHref(access, id), 303)
})

export default function DeclineJointPage() {
  return <DeclineJoint {...useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />
}
