import type { LoaderFunctionArgs } from '@remix-run/node'
import type { KindGroup, KindRow, WhatToChoose } from '~/components/wishes/start'
import { mayAt } from '~/domain/access/rights'
import { isWhole, shownOf } from '~/domain/known'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import { aheadDays } from '~/domain/wishes/wish'
import { notFound, type OpenPage } from '~/routes/frame/open-page.server'
import type { Seen } from '~/services/access-log/log.server'
import type { WishOffers } from '~/services/wishes/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { CallView } from '~/views/urgent/call'
import { isAboutShift, type WishShift } from '~/views/wishes/draft'
import { shiftValue, wholePlan, type Asked } from './address.server'

type Shown = {
  about: string | null
  /** The same in the title, where there is less room. */
  aboutInTitle: string | null
  groups: KindGroup[]
  choose: WhatToChoose | null
  notices: readonly ProviderNotice[]
  sentences: string[]
  calls: CallView[]
}
type Started = { shown: Shown; seen: (Seen & { providerId: string }) | null }
type Opened = Pick<OpenPage, 'access' | 'scene' | 'filledIn'>
type Args = Pick<LoaderFunctionArgs, 'context'>

const shiftKinds = ['cancel', 'move', 'otherPerson'] as const
const empty: Shown = {
  about: null,
  aboutInTitle: null,
  groups: [],
  choose: null,
  notices: [],
  sentences: [],
  calls: [],
}

/** What the page shows where a wish begins: what can be wished, of which shift, or which part of the plan. */
export async function startPage(opened: Opened, args: Args, asked: Asked): Promise<Started> {
  const { access, scene } = opened
  const offers = await args.context.services.wishes.offers(access, scene)
  const { typ, provider, pass, dag, plan } = asked
  if (provider === undefined) return { shown: { ...kindsOf(opened, offers), ...without(offers, scene) }, seen: null }
  const place = [...offers.at, ...offers.lacking, ...offers.unread].find(({ providerId }) => providerId === provider)
  if (place === undefined) throw notFound()
  if (!offers.at.includes(place)) {
    const only = { ...offers, at: [], lacking: offers.lacking.filter(isIt), unread: offers.unread.filter(isIt) }
    return { shown: { ...empty, ...without(only, scene) }, seen: { providerId: provider } }
  }
  if (pass !== undefined && dag !== undefined) {
    return shiftPage(opened, args, { providerId: provider, date: dag, shiftId: pass })
  }
  if (typ === 'plan' && plan !== undefined) {
    return planPage(opened, args, { providerId: provider, documentId: plan, section: asked.del })
  }
  if (typ !== undefined && isAboutShift(typ) && mayAt(access, provider, 'schedule:read')) {
    return choosePage(opened, args, { providerId: provider, name: place.name, call: place.call })
  }
  return { shown: kindsOf(opened, { ...offers, at: [place] }), seen: null }

  function isIt({ providerId }: { providerId: string }): boolean {
    return providerId === provider
  }
}

/** What is said of the providers that take none, or have not said. */
function without({ at, lacking, unread, notices }: WishOffers, { t }: Scene) {
  const none = at.length + lacking.length + unread.length === 0
  return {
    notices,
    sentences: [
      ...(none ? [t('wishes.new.none')] : []),
      ...lacking.map(({ name }) => t('wishes.new.lacking', { provider: name })),
      ...unread.map(({ name }) => t('wishes.new.unread', { provider: name })),
    ],
    calls: [...lacking, ...unread].map(({ call }) => call),
  }
}

/** Everything that can be wished of each provider. */
function kindsOf({ access, scene }: Opened, { at }: WishOffers): Shown {
  const { t } = scene
  const base = `/b/${access.brukare.id}`
  const groups = at.map(({ providerId, name }): KindGroup => {
    const row = (kind: KindRow['kind'], begins: boolean, href?: string): KindRow => ({
      ...{ kind, begins, text: t(`wishes.kind.${kind}`) },
      href: href ?? `${base}/onskemal/nytt?typ=${kind}&provider=${providerId}`,
    })
    return {
      id: `onska-${providerId}`,
      heading: at.length > 1 ? t('wishes.new.whatAt', { provider: name }) : t('wishes.new.what'),
      rows: [
        ...(mayAt(access, providerId, 'schedule:read') ? shiftKinds.map((kind) => row(kind, false)) : []),
        ...(['absence', 'hospital'] as const).map((kind) => row(kind, true)),
        ...(mayAt(access, providerId, 'notes:read') ? [row('plan', false, `${base}/dokument`)] : []),
      ],
    }
  })
  return { ...empty, groups }
}

/** What can be wished of one shift. */
async function shiftPage(
  { access, scene, filledIn }: Opened,
  { context }: Args,
  at: { providerId: string; date: string; shiftId: string },
): Promise<Started> {
  const { t } = scene
  const { page, notices, call } = await context.services.schedule.shift(access, scene, at)
  const seen = { providerId: at.providerId, id: at.shiftId, period: at.date }
  const calls = call === null ? [] : [call]
  if (page === null) {
    if (notices.length === 0 && filledIn?.why === 'gone') {
      return { shown: { ...empty, sentences: [t('wishes.new.gone')], calls: [] }, seen }
    }
    if (notices.length === 0) throw notFound()
    return { shown: { ...empty, notices, sentences: [t('wishes.new.unknown')], calls }, seen }
  }
  const isAhead = page.view.start > scene.now.getTime() && ['planned', 'vacant'].includes(page.view.state)
  const when = scene.f.dateTime(new Date(page.view.start))
  const shown = { ...empty, about: page.title, aboutInTitle: when, notices }
  if (!isAhead) return { shown: { ...shown, sentences: [t('wishes.new.over')], calls }, seen }
  const query = `provider=${at.providerId}&pass=${at.shiftId}&dag=${at.date}`
  const rows = shiftKinds.map((kind) => ({
    ...{ kind, begins: true, text: t(`wishes.kind.${kind}`) },
    href: `/b/${access.brukare.id}/onskemal/nytt?typ=${kind}&${query}`,
  }))
  const groups = [{ id: 'onska', heading: t('wishes.new.what'), rows }]
  return { shown: { ...shown, groups }, seen }
}

/** Which of the coming shifts. */
async function choosePage(
  { access, scene, filledIn }: Opened,
  { context }: Args,
  { providerId, name, call }: { providerId: string; name: string; call: CallView },
): Promise<Started> {
  const { t, f, now } = scene
  const { shifts, notices } = await context.services.wishes.ahead(access, scene, providerId)
  const last = dayAfter(stockholmDate(now), aheadDays - 1)
  const offered = shownOf(shifts)
  // Of later days nothing is said: they may not be planned yet.
  const date = f.date(offered.at(-1)?.date ?? last)
  const chosen = filledIn?.fields.get('pass') ?? undefined
  const schedule = { href: `/b/${access.brukare.id}/schema`, text: t('wishes.new.schedule') }
  const choose: WhatToChoose = {
    ...{ name: 'pass', title: t('wishes.new.whichShift'), hint: t('wishes.new.whichShiftHint', { date }) },
    choices: offered.map((shift) => ({ value: shiftValue(shift), label: shiftLabel(shift, scene) })),
    chosen,
    // Of what could not be read it is not said that there is none.
    noneText: isWhole(shifts) ? t('wishes.new.noShifts', { date }) : t('wishes.new.unknown'),
    other: schedule,
  }
  const calls = shifts.is === 'unknown' ? [call] : []
  // What was chosen is not among those that the list has now.
  const why = filledIn?.why
  const sentences = why === 'gone' ? [t('wishes.new.gone')] : why === 'tooLate' ? [t('wishes.new.over')] : []
  return { shown: { ...empty, choose, notices, sentences, calls }, seen: { providerId, about: name } }
}

function shiftLabel({ start, end, staffName }: WishShift, { t, f }: Scene): string {
  const [from, to] = [new Date(start), new Date(end)]
  const values = { date: f.date(from), span: f.span(from, to) }
  return staffName === null
    ? t('wishes.new.shiftVacant', values)
    : t('wishes.new.shift', { ...values, staff: staffName })
}

/** Which part of the plan. */
async function planPage(
  { access, scene, filledIn }: Opened,
  { context }: Args,
  at: { providerId: string; documentId: string; section: number | undefined },
): Promise<Started> {
  const { t } = scene
  const { providerId, documentId } = at
  const { plan, call, notices } = await context.services.documents.plan(access, scene, { providerId, documentId })
  const seen = { providerId, id: documentId }
  if (plan === null) {
    if (notices.length === 0) throw notFound()
    const calls = call === null ? [] : [call]
    return { shown: { ...empty, notices, sentences: [t('wishes.new.unknown')], calls }, seen }
  }
  const parts = plan.parts.flatMap(({ at: place, heading }) =>
    place === null ? [] : [{ value: `${place}`, label: heading }],
  )
  const href = `/b/${access.brukare.id}/plan/${providerId}/${documentId}`
  const choose: WhatToChoose = {
    ...{ name: 'del', title: t('wishes.new.whichPart'), noneText: '' },
    choices: [...parts, { value: wholePlan, label: t('wishes.new.wholePlan') }],
    chosen: filledIn?.fields.get('del') ?? (at.section === undefined ? undefined : `${at.section}`),
    other: { href, text: plan.title },
  }
  return { shown: { ...empty, choose, notices }, seen }
}
