import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CheckWish } from '~/components/wishes/check'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { saidView } from '~/views/wishes/about'
import { daysOf, wantedOf } from '~/views/wishes/draft'
import { effectView } from '~/views/wishes/effect'
import { draftHref } from './address.server'
import { readDraft, receiptHref, trailOf } from './draft.server'

const submit = { action: 'wish.submit', type: 'wish' }
const form = z.object({
  version: z.coerce.number().int().nonnegative().catch(0),
})

export const loader = showPage('wish', readDraft, async ({ access, scene, frame, filledIn, saw }, args) => {
  const { wishDraftId = '' } = args.params
  const { wishes } = args.context.services
  const [checked, offers] = await Promise.all([wishes.check(access, scene, wishDraftId), wishes.offers(access, scene)])
  const brukareId = access.brukare.id
  if (checked === null) throw notFound()
  if (checked.state === 'submitted') throw redirect(receiptHref(brukareId, checked.wishId), 303)
  if (checked.state === 'incomplete') throw redirect(draftHref(brukareId, wishDraftId), 303)
  const { values, effect, asOf, notices, trouble } = checked
  const { providerId, kind, shift, plan, text } = values
  const place = [...offers.at, ...offers.lacking, ...offers.unread].find((one) => one.providerId === providerId)
  const providerName = place?.name ?? ''
  const said = { kind, shift, plan, text, wanted: wantedOf(values), ...(daysOf(values) ?? { from: null, to: null }) }
  const why = filledIn?.why
  return saw(
    {
      ...{ access: frame, notices, now: scene.now, providerName },
      trail: trailOf(brukareId, wishDraftId, scene),
      changeHref: draftHref(brukareId, wishDraftId),
      said: saidView(said, scene),
      effect: effect && effectView(effect, { providerName, asOf }, scene),
      call: place?.call ?? null,
      form: { version: checked.version, page: scene.requestId },
      problem: trouble ?? (why === 'changed' ? ('changed' as const) : why === 'gone' ? ('settled' as const) : null),
      joint: checked.jointWith.length === 0 ? null : scene.f.list(checked.jointWith),
    },
    { id: wishDraftId, providerId },
  )
})

export const action = takeForm('wish', submit, async (opened, args): Promise<never> => {
  const { access, scene, fields, back, confirmed } = opened
  const { wishDraftId: draftId = '' } = args.params
  const { version } = form.parse(Object.fromEntries(fields))
  const { wishes } = args.context.services
  const found = await wishes.draft(access, draftId)
  if (found?.state === 'open') await confirmed('wish')
  const sent = await wishes.submit(access, scene, { draftId, version })
  if (sent === null) throw notFound()
  const brukareId = access.brukare.id
  switch (sent.state) {
    case 'sent':
      throw redirect(receiptHref(brukareId, sent.wishId), 303)
    case 'incomplete':
      throw redirect(draftHref(brukareId, draftId), 303)
    case 'changed':
      throw await back('changed')
    case 'otherwise':
      // The page reads the schedule again and says what has become of the shift.
      throw await back('tooLate')
    case 'settled':
      throw await back('gone')
  }
})

export default function Check() {
  return <CheckWish {...useLoaderData<typeof loader>()} />
}
