import { isWhole, shownOf, type Known } from '~/domain/known'
import { periodOf } from '~/domain/hours/granted'
import type { TimeKind } from '~/domain/time/minutes'
import { monthAfter, monthDays, stockholmDate, type DayString } from '~/domain/time/time'
import type { Grant, Law } from '../../../provider-api/contract'
import type { HoursView } from './hours'
import { hoursHref, parseHoursPeriod, type HoursPeriod } from './period'
import type { HoursSum } from './summary'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { TimeBarView } from '~/views/time/time-bar'

/** One decision. `waiting`: it has not been carried out for over three months, and what that means. */
export type DecisionView = {
  id: string
  heading: string
  /** How much it gives, "12 timmar i månaden". */
  amount: string
  law: string
  facts: { name: string; value: string }[]
  started: string
  waiting: boolean
  /** What the texts were made of. */
  grant: Grant
  providerName: string
  /** What has come of it in the period that it is counted in; null: it is counted with others, not in force, or has not begun. */
  given: GivenView | null
  hours: { href: string; text: string } | null
}

/** How much has been given of how much, in words and as a bar with its numbers; `bar` null: that is not known. */
export type GivenView = { texts: string[]; bar: TimeBarView | null; sums: HoursSum[] }

/**
 * The hours of the period of a decision, at its provider. `kinds`: the only kinds of time that are counted; null: decisions give no
 * other. `count`: how many decisions they are counted of, which all have the same `id`.
 */
export type DecisionHours = {
  id: string
  view: Pick<HoursView, 'heading' | 'lead' | 'bar' | 'sums'>
  kinds: readonly TimeKind[] | null
  count: number
}

type KnownGrant = { grant: Grant; providerName: string; hours?: DecisionHours | null }

/** The decisions: those in force first, then those that come, then those that have ended. */
export type DecisionsView = {
  heading: string
  /** `given`: what has come of decisions that are counted together, before each of them. */
  groups: { id: 'now' | 'later' | 'earlier'; heading: string; given: GivenView[]; items: DecisionView[] }[]
  waiting: number
  /** Of the decisions of today and later; null when some could not be read. */
  laws: readonly Law[] | null
  notices: readonly ProviderNotice[]
}

/** How long a decision may wait before it is reported to IVO (the municipality's duty, LSS and SoL). */
const monthsToWait = 3

/** True when a decision has been in force for more than three months and nothing has begun. */
export function isLongWaiting({ from, to, startedAt }: Grant, today: DayString): boolean {
  const month = monthAfter(from.slice(0, 7), monthsToWait)
  const { to: last } = monthDays(month)
  const sameDay = `${month}-${from.slice(8)}`
  const limit = sameDay < last ? sameDay : last
  return startedAt === undefined && today > limit && (to === undefined || to >= today)
}

/** The period that a decision's hours are counted in, as its own page has it; null of one that is not in force or has not begun. */
export function countedPeriod({ from, to, startedAt }: Grant, today: DayString): HoursPeriod | null {
  const period = startedAt === undefined ? null : periodOf({ from, to: to ?? null }, today)
  return period && parseHoursPeriod({ from: period.from })
}

/** The page of decisions. `several`: more than one provider, so each decision says whose it is. */
export function decisionsView(
  known: Known<readonly KnownGrant[]>,
  several: boolean,
  notices: readonly ProviderNotice[],
  brukareId: string,
  scene: Scene,
): DecisionsView {
  const { t, now } = scene
  const all = shownOf(known)
  const today = stockholmDate(now)
  const groupOf = ({ from, to }: Grant) => (from > today ? 'later' : to !== undefined && to < today ? 'earlier' : 'now')
  const groups = (['now', 'later', 'earlier'] as const).flatMap((id) => {
    const items = all
      .filter(({ grant }) => groupOf(grant) === id)
      .map(({ grant, providerName, hours = null }) => ({
        ...decisionView(grant, several ? providerName : null, brukareId, today, scene),
        ...{ grant, providerName, given: hours?.count === 1 ? givenView(hours, scene) : null },
      }))
    const given = togetherIn(all.filter(({ grant }) => groupOf(grant) === id)).map((hours) => givenView(hours, scene))
    return items.length === 0 ? [] : [{ id, heading: t(`hours.decisions.${id}`), given, items }]
  })
  const current = all.filter(({ grant }) => groupOf(grant) === 'now')
  const waiting = current.filter(({ grant }) => isLongWaiting(grant, today)).length
  const ahead = all.filter(({ grant }) => groupOf(grant) !== 'earlier')
  const laws = notices.length > 0 ? null : [...new Set(ahead.map(({ grant }) => grant.law))]
  return { heading: headingOf(current.length, waiting, known, scene), groups, waiting, laws, notices }
}

/** The hours that several decisions have together, each once. */
function togetherIn(grants: readonly KnownGrant[]): DecisionHours[] {
  const together = new Map<string, DecisionHours>()
  for (const { hours } of grants) if (hours && hours.count > 1) together.set(hours.id, hours)
  return [...together.values()]
}

function givenView({ view: { heading, lead, bar, sums }, kinds, count }: DecisionHours, { t, f }: Scene): GivenView {
  const together = count > 1 && bar !== null ? [t('hours.decisions.together', { count })] : []
  const only =
    kinds === null || bar === null
      ? []
      : [t('hours.decisions.only', { kinds: f.list(kinds.map((kind) => t(`terms.kind.${kind}`))) })]
  const said = lead.length > 0 ? lead : [t('reports.sentence', { text: heading })]
  return { texts: [...said, ...together, ...only], bar, sums }
}

function headingOf(current: number, waiting: number, known: Known<unknown>, { t }: Scene): string {
  if (!isWhole(known)) return t(known.is === 'partly' ? 'hours.decisions.partly' : 'hours.decisions.unknown')
  if (waiting > 0) return t('hours.decisions.headingWaiting', { count: waiting })
  return current === 0 ? t('hours.decisions.none') : t('hours.decisions.heading', { count: current })
}

function decisionView(
  grant: Grant,
  providerName: string | null,
  brukareId: string,
  today: DayString,
  { t, f }: Scene,
): Omit<DecisionView, 'grant' | 'providerName' | 'given'> {
  const { id, law, minutes, per, from, to, kinds, doubleStaffing, decidedBy, decidedAt, startedAt } = grant
  const duration = f.duration(minutes)
  const amount = t('hours.decisions.amount', { duration, per: t(`terms.per.${per}`) })
  const period = periodOf({ from, to: to ?? null }, today)
  const waiting = isLongWaiting(grant, today)
  const fact = (key: 'from' | 'to' | 'kinds' | 'double' | 'by' | 'at' | 'provider', value: string | null) =>
    value === null ? [] : [{ name: t(`hours.decisions.fact.${key}`), value }]
  return {
    ...{ id, amount },
    heading: t('hours.decisions.item', { amount, law: t(`terms.law.${law}`), from: f.dateLong(from) }),
    law: t(`hours.decisions.law.${law}`),
    facts: [
      ...fact('from', f.dateLong(from)),
      ...fact('to', to === undefined ? t('hours.decisions.noEnd') : f.dateLong(to)),
      ...fact('kinds', f.list(kinds.map((kind) => t(`terms.kind.${kind}`)))),
      ...fact('double', t(doubleStaffing ? 'hours.decisions.double.yes' : 'hours.decisions.double.no')),
      ...fact('by', decidedBy ?? null),
      ...fact('at', decidedAt === undefined ? null : f.dateLong(decidedAt)),
      ...fact('provider', providerName),
    ],
    started:
      startedAt === undefined
        ? t('hours.decisions.notStarted')
        : t('hours.decisions.started', { date: f.dateLong(startedAt) }),
    waiting,
    hours:
      period === null || startedAt === undefined
        ? null
        : {
            href: hoursHref(brukareId, 'period', period.from),
            text: t('hours.decisions.hours', { range: f.dateRange(period.from, period.to) }),
          },
  }
}
