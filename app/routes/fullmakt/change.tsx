import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
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

export const loader = showPage('access:manage', read, async (opened, args) => {
  const { access, scene, frame, filledIn, saw, sawNothing } = opened
  const { providerId = '' } = args.params
  const { found, notices } = await args.context.services.fullmakt.find(access, scene, providerId)
  if (found === null && notices.length === 0) throw notFound()
  const sent = filledIn && form.parse(Object.fromEntries(filledIn.fields))
  const why = filledIn?.why ?? null
  const asked = untilSchema.parse(sent ?? Object.fromEntries(new URL(args.request.url).searchParams))
  const faults = untilFaults(asked, stockholmDate(scene.now))
  const isTyping = why === 'faults' || why === 'language'
  // Its answer may have been lost on the way: the same again, with the same key, is no other change.
  const again = sent !== null && sent.intent !== 'check' && why === 'unknown' ? sent.intent : null
  const shown = {
    access: frame,
    providerName: args.context.services.objections.providerName(providerId),
    found,
    notices,
    now: scene.now,
    ...{ again, asked, failed: why === 'failed', errors: why === 'faults' ? faultTexts(faults, scene) : [] },
    formKey: (again === null ? null : sent?.key) ?? randomUUID(),
    check: faults.length === 0 && !isTyping ? untilText(untilOf(asked), scene) : null,
  }
  return found === null ? sawNothing(shown, providerId) : saw(shown, { id: providerId, providerId })
})

const give = { action: 'fullmakt.give', type: 'fullmakt' }

export const action = takeForm('access:manage', give, async ({ access, scene, fields, back }, args): Promise<never> => {
  const { providerId = '' } = args.params
  if (!mayAt(access, providerId, 'access:manage')) throw notFound()
  const { intent, key, ...asked } = form.parse(Object.fromEntries(fields))
  const list = `/b/${access.brukare.id}/fullmakt`
  const here = `${list}/${providerId}`
  const checked = `${here}?${new URLSearchParams(asked).toString()}`
  const faults = intent === 'withdraw' ? [] : untilFaults(asked, stockholmDate(scene.now))
  if (faults.length > 0) throw await back('faults', { to: here })
  if (intent === 'check' || key === null) throw redirect(checked, 303)
  const gives = intent === 'give'
  requireRecentSignIn(access.viewer, args, gives ? checked : here, gives ? 'giveFullmakt' : 'withdrawFullmakt')
  const change = gives ? ({ act: 'give', to: untilOf(asked) } as const) : ({ act: 'withdraw' } as const)
  const done = await args.context.services.fullmakt.change(access, scene, { providerId, key, ...change })
  if (done === null) throw notFound()
  if (typeof done === 'object') throw redirect(jointHref(access, done.asked), 303)
  if (done !== 'done') throw await back(done === 'refused' ? 'failed' : 'unknown', { to: gives ? checked : here })
  throw await leadTelling(args, access.viewer, gives ? 'fullmaktGiven' : 'fullmaktWithdrawn', list)
})

export default function FullmaktChangePage() {
  return <ChangeFullmakt {...useLoaderData<typeof loader>()} />
}
