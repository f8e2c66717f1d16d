import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRecentSignIn } from '~/auth/guards.server'
import { ChangeFullmakt } from '~/components/fullmakt/change'
import { mayAt } from '~/domain/access/rights'
import { stockholmDate } from '~/domain/time/time'
import { faultTexts, untilFaults, untilOf, untilText } from '~/views/access/draft'
import { jointHref } from '~/routes/joint/open.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

const untilSchema = z.object({
  until: z.enum(['', 'further', 'day']).catch(''),
  day: z.string().max(100).catch(''),
})
const form = untilSchema.extend({
  intent: z.enum(['check', 'give', 'withdraw']).catch('check'),
  key: z.uuid().nullable().catch(null),
})

const read = { action: 'fullmakt.read', type: 'fullmakt' }

export const loader = showPage('access:manage', read, async ({ access, scene, frame, saw, sawNothing }, args) => {
  const { providerId = '' } = args.params
  const { found, notices } = await args.context.services.fullmakt.find(access, scene, providerId)
  if (found === null && notices.length === 0) throw notFound()
  const asked = untilSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams))
  const right = untilFaults(asked, stockholmDate(scene.now)).length === 0
  const shown = {
    access: frame,
    found,
    notices,
    now: scene.now,
    formKey: randomUUID(),
    asked,
    check: right ? untilText(untilOf(asked), scene) : null,
  }
  return found === null ? sawNothing(shown, providerId) : saw(shown, { id: providerId, providerId })
})

const give = { action: 'fullmakt.give', type: 'fullmakt' }

export const action = takeForm('access:manage', give, async ({ access, scene }, args) => {
  const { providerId = '' } = args.params
  if (!mayAt(access, providerId, 'access:manage')) throw notFound()
  const { intent, key, ...asked } = form.parse(Object.fromEntries(await args.request.formData()))
  const list = `/b/${access.brukare.id}/fullmakt`
  const here = `${list}/${providerId}`
  const checked = `${here}?${new URLSearchParams(asked).toString()}`
  const faults = intent === 'withdraw' ? [] : untilFaults(asked, stockholmDate(scene.now))
  if (faults.length > 0) {
    return data({ asked, errors: faultTexts(faults, scene), failed: false }, { status: 400 })
  }
  if (intent === 'check' || key === null) throw redirect(checked, 303)
  const gives = intent === 'give'
  requireRecentSignIn(access.viewer, args, gives ? checked : here, gives ? 'giveFullmakt' : 'withdrawFullmakt')
  const change = gives ? ({ act: 'give', to: untilOf(asked) } as const) : ({ act: 'withdraw' } as const)
  const done = await args.context.services.fullmakt.change(access, scene, { providerId, key, ...change })
  if (done === null) throw notFound()
  if (typeof done === 'object') throw redirect(jointHref(access, done.asked), 303)
  if (!done) return data({ asked, errors: [], failed: true }, { status: 503 })
  throw await leadTelling(args, access.viewer, gives ? 'fullmaktGiven' : 'fullmaktWithdrawn', list)
})

export default function FullmaktChangePage() {
  return <ChangeFullmakt {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
