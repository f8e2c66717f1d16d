import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ChangeFullmakt } from '~/components/fullmakt/change'
import { mayAt } from '~/domain/access/rights'
import { stockholmDate } from '~/domain/time/time'
import { faultTexts, untilFaults, untilOf, untilText } from '~/views/access/draft'
import { holdsAlready } from '~/views/fullmakt/fullmakt'
import { dayIn } from '~/views/forms/typed-day'
import { jointHref } from '~/routes/joint/open.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

const form = z.object({
  until: z.enum(['', 'further', 'day']).catch(''),
  intent: z.enum(['check', 'give', 'withdraw']).catch('check'),
  key: z.uuid().nullable().catch(null),
  was: z.string().max(200).nullable().catch(null),
})

const readForm = (fields: URLSearchParams, today: string) => ({
  ...form.parse(Object.fromEntries(fields)),
  day: dayIn(fields, 'day', today),
})

const read = { action: 'fullmakt.read', type: 'fullmakt' }

export const loader = showPage('access:manage', read, async (opened, args) => {
  const { access, scene, frame, filledIn, saw, sawNothing } = opened
  const { providerId = '' } = args.params
  const { found, notices } = await args.context.services.fullmakt.find(access, scene, providerId)
  if (found === null && notices.length === 0) throw notFound()
  const today = stockholmDate(scene.now)
  const sent = filledIn && readForm(filledIn.fields, today)
  const why = filledIn?.why ?? null
  const query = new URL(args.request.url).searchParams
  const { until, day } = sent ?? readForm(query, today)
  const asked = { until, day }
  const faults = untilFaults(asked, today)
  const isTyping = why === 'faults' || why === 'language'
  // Its answer may have been lost on the way: the same again, with the same key, is no other change.
  const again =
    sent !== null && sent.intent !== 'check' && (why === 'unknown' || why === 'interrupted') ? sent.intent : null
  const shown = {
    access: frame,
    providerName: args.context.services.objections.providerName(providerId),
    found,
    notices,
    now: scene.now,
    changed: query.has('andrat'),
    ...{ again, asked, failed: why === 'failed', errors: why === 'faults' ? faultTexts(faults, scene) : [] },
    formKey: (again === null ? null : sent?.key) ?? randomUUID(),
    check: faults.length === 0 && !isTyping ? untilText(untilOf(asked), scene) : null,
  }
  return found === null ? sawNothing(shown, providerId) : saw(shown, { id: providerId, providerId })
})

const give = { action: 'fullmakt.give', type: 'fullmakt' }

export const action = takeForm(
  'access:manage',
  give,
  async ({ access, scene, fields, back, confirmed }, args): Promise<never> => {
    const { providerId = '' } = args.params
    if (!mayAt(access, providerId, 'access:manage')) throw notFound()
    const today = stockholmDate(scene.now)
    const { intent, key, was, ...asked } = readForm(fields, today)
    const list = `/b/${access.brukare.id}/fullmakt`
    const here = `${list}/${providerId}`
    const checked = `${here}?${new URLSearchParams(asked).toString()}`
    const faults = intent === 'withdraw' ? [] : untilFaults(asked, today)
    if (faults.length > 0) throw await back('faults', { to: here })
    if (intent === 'check' || key === null) throw redirect(checked, 303)
    const gives = intent === 'give'
    const change = gives ? ({ act: 'give', to: untilOf(asked) } as const) : ({ act: 'withdraw' } as const)
    const lead = () => leadTelling(args, access.viewer, gives ? 'fullmaktGiven' : 'fullmaktWithdrawn', list)
    // It has been given or withdrawn since: what holds now is said, and nothing is done to what was not seen.
    if (was !== null) {
      const { found } = await args.context.services.fullmakt.find(access, scene, providerId)
      if (found !== null && found.mark !== was) {
        // A double press, or a press whose answer was lost, is told what it came to.
        throw holdsAlready(found, was, change) ? await lead() : redirect(`${here}?andrat`, 303)
      }
    }
    await confirmed(gives ? 'giveFullmakt' : 'withdrawFullmakt', gives ? checked : here)
    const done = await args.context.services.fullmakt.change(access, scene, { providerId, key, ...change })
    if (done === null) throw notFound()
    if (typeof done === 'object') throw redirect(jointHref(access, done.asked), 303)
    if (done !== 'done') throw await back(done === 'refused' ? 'failed' : 'unknown', { to: gives ? checked : here })
    throw await lead()
  },
)

export default function FullmaktChangePage() {
  return <ChangeFullmakt {...useLoaderData<typeof loader>()} />
}
