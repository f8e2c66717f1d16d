import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { bareAddress } from '~/auth/filled-in.server'
import { StartWish } from '~/components/wishes/start'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { placeToWish } from '~/services/wishes/rights.server'
import type { WishStart } from '~/services/wishes/types'
import { chosenSection, chosenShift, draftHref, readQuery, type Asked } from './address.server'
import { startPage } from './start.server'

const start = { action: 'wish.start', type: 'wish' }
const begin = { action: 'wishDraft.begin', type: 'draft' }

export const loader = showPage('wish', start, async (opened, args) => {
  const { shown, seen } = await startPage(opened, args, readQuery(args.request))
  const { access, scene, frame, saw, sawNothing, filledIn } = opened
  const fault = filledIn?.why === 'faults' ? shown.choose?.name : undefined
  const errors =
    fault === undefined
      ? []
      : [{ field: fault, text: scene.t(fault === 'pass' ? 'wishes.error.chooseShift' : 'wishes.error.choosePart') }]
  const page = { access: frame, now: scene.now, errors, ...shown }
  const isNothing = seen !== null && shown.groups.length === 0 && shown.choose === null && shown.notices.length > 0
  if (isNothing && access.places.some(({ providerId }) => providerId === seen.providerId))
    return sawNothing(page, seen.providerId)
  return saw(page, seen ?? {})
})

export const action = takeForm('wish', begin, async ({ access, scene, did, fields, back }, args): Promise<never> => {
  const wanted = startOf(readQuery(args.request), fields)
  if (wanted === null) throw await back('faults')
  const { wishes } = args.context.services
  const begun = await wishes.begin(access, scene, wanted)
  // What was chosen from a list a moment ago is not there any more.
  if (begun === null && 'shiftId' in wanted && placeToWish(access, wanted) !== null) throw await back('gone')
  if (begun === null) throw notFound()
  if (begun.state === 'over') throw await back('tooLate')
  // The page says why: it has begun meanwhile, the provider takes no wishes, or it cannot be read.
  if (begun.state !== 'begun') throw redirect(bareAddress(args.request.url), 303)
  await did({ id: begun.draftId, providerId: wanted.providerId })
  throw redirect(draftHref(access.brukare.id, begun.draftId), 303)
})

/** What is to be begun; null: what it is about is not chosen yet. */
function startOf({ typ, provider, pass, dag, plan }: Asked, fields: URLSearchParams): WishStart | null {
  if (typ === undefined || provider === undefined) throw notFound()
  if (typ === 'absence' || typ === 'hospital') return { kind: typ, providerId: provider }
  if (typ === 'plan') {
    if (plan === undefined) throw notFound()
    const sectionIndex = chosenSection(fields.get('del'))
    return sectionIndex === undefined ? null : { kind: typ, providerId: provider, documentId: plan, sectionIndex }
  }
  const shift = pass !== undefined && dag !== undefined ? { date: dag, shiftId: pass } : chosenShift(fields.get('pass'))
  return shift && { kind: typ, providerId: provider, ...shift }
}

export default function NewWish() {
  return <StartWish {...useLoaderData<typeof loader>()} />
}
