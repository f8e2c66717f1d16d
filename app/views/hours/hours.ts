import { addBalances, balanceOf, kindsOf, potBalances, type Balance } from '~/domain/hours/balance'
import type { Ledger } from '~/domain/hours/ledger'
import type { Gap } from '~/domain/hours/types'
import { timeKinds, totalMinutes } from '~/domain/time/minutes'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { Grant, Law, TimeReport } from '../../../provider-api/contract'
import { agreementView, type AgreementView } from './agreement'
import { chartOf, chartRows, conclusionOf, type Chart, type ChartRow } from './chart'
import { hoursHeading, type NotWhole } from './heading'
import { hoursLinks, partsOf, periodName, type HoursLinks, type HoursPeriod, type PeriodPart } from './period'
import { createBehindViews, reasonViews, type HoursViewer, type ReasonView, type Sources } from './reasons'
import { factsOf, noneText, totalText, type Fact } from './summary'
import type { ProviderNotice } from '~/views/frame/notice'
import { reportHref } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'

/** The same as numbers; null: no decision covers it. */
type KindMinutes = { granted: number | null; delivered: number; missing: number | null }

/** A page of hours, finished. `chart` null: there is nothing to draw. */
export type HoursView = {
  heading: string
  /** For the tab: which period it is; the heading, when its hours are not known. */
  title: string
  lead: string[]
  facts: Fact[]
  /** Kinds of time apart, or providers apart; empty when there is only one. */
  kinds: { name: string; granted: string; delivered: string; missing: string; minutes: KindMinutes }[]
  converted: string[]
  warnings: string[]
  missing: ReasonView[]
  surplus: ReasonView[]
  /** What is said when nothing is in `missing`: that nothing is missing, or that it is not known. */
  none: string
  /** What the reasons come to. */
  total: string
  differences: { text: string; href: string | null; link: string }[]
  rows: ChartRow[]
  chart: Chart | null
  conclusion: string | null
  /** Why the reports of the same month come to another sum; null: they do not, or it cannot be told. */
  agreement: AgreementView | null
  links: HoursLinks
  /** Of the decisions; null when some could not be read. */
  laws: readonly Law[] | null
  notices: readonly ProviderNotice[]
}

/** What one provider's answers came to, as the view needs it. */
type PlaceData = Sources & {
  providerName: string
  grants: readonly Pick<Grant, 'law'>[]
  ledger: Ledger | null
  gaps: readonly Gap[]
  differences: readonly {
    theirs: { active: number; waiting: number; standby: number }
    ours: { active: number; waiting: number; standby: number }
    report: TimeReport
  }[]
}

/** A reason with more shifts than this in a month opens its weeks, and they open the shifts: a list that can be read. */
const mostRows = 12

/** The page of a week, month or grant period. Every number of it comes from the same ledgers. */
export function hoursView(
  places: readonly PlaceData[],
  notices: readonly ProviderNotice[],
  viewer: HoursViewer,
  period: HoursPeriod,
  scene: Scene,
): HoursView {
  const { t, f, now } = scene
  const today = stockholmDate(now)
  const yesterday = dayAfter(today, -1)
  const state = period.to < today ? 'done' : period.from < today ? 'soFar' : 'ahead'
  const until = state === 'soFar' ? yesterday : period.to
  const ledgers = places.flatMap(({ ledger }) => ledger ?? [])
  const over = (from: string, to: string) =>
    addBalances(
      ledgers.map((ledger) => balanceOf(ledger, from, to)),
      from,
      to,
    )
  const whole = over(period.from, period.to)
  const shown = over(period.from, until)
  const name = periodName(period, scene)
  const parts = partsOf(period, viewer.brukareId, scene)
  const gaps = places.flatMap((place) => place.gaps)
  const gapsIn = (why: Gap['why'], from: string, to: string) =>
    gaps.filter((gap) => gap.why === why && gap.to >= from && gap.from <= to)
  const notWholeIn = (from: string, to: string): NotWhole | null => {
    if (places.some(({ ledger }) => ledger === null) || gapsIn(undefined, from, to).length > 0) return { why: 'unread' }
    const [before] = gapsIn('before', from, to)
    return before === undefined ? null : { why: 'before', dataFrom: dayAfter(before.to) }
  }
  const rows = chartRows(parts, over, (from, to) => notWholeIn(from, to) !== null, scene)
  const behindViews = createBehindViews(places, viewer, scene)
  const { missing, surplus } = reasonViews(
    shown,
    (sum) =>
      period.kind !== 'week' && (period.kind === 'period' || sum.behind.length > mostRows)
        ? byPart(sum.reason, parts, until, over, scene)
        : sum.behind.map(behindViews),
    viewer.name,
    scene,
  )
  const known = ledgers.length > 0
  // Of what is not whole no sum is told: it would read as what was given.
  const notWhole: NotWhole | null = known ? notWholeIn(period.from, until) : { why: 'unread' }
  const isWhole = notWhole === null
  const [notYet] = state === 'done' ? [] : gapsIn('notYet', period.from, period.to)
  const heading = hoursHeading(notWhole ?? shown, state, name, viewer.name, scene)
  return {
    heading,
    title: isWhole ? t('hours.pageTitle', { when: name }) : heading,
    lead: [
      ...(state === 'soFar' && isWhole ? [t('hours.countedTo', { date: f.date(yesterday) })] : []),
      ...(notYet === undefined ? [] : [t('hours.notYet', { date: f.date(dayAfter(notYet.from, -1)) })]),
    ],
    facts: isWhole ? factsOf(shown, whole, { state, isPlanned: notYet === undefined }, scene) : [],
    kinds: isWhole ? kindRows(places, period.from, until, scene) : [],
    converted: isWhole ? convertedTexts(ledgers, period.from, until, scene) : [],
    warnings: warningsOf(places, ledgers, period, until, scene),
    // Of days to come, what is planned is not missing, and what is not planned yet is not known to be.
    missing: state === 'ahead' ? missing.filter(({ id }) => id !== 'ahead' && id !== 'notPlannedYet') : missing,
    surplus,
    none: noneText(notWhole, state === 'ahead' && notYet !== undefined, scene),
    total: totalText(notWhole, shown, state, scene),
    differences: differencesOf(places, period, viewer, scene),
    rows,
    chart:
      isWhole && rows.some(({ granted, faststalld, reported }) => granted + (faststalld ?? 0) + (reported ?? 0) > 0)
        ? chartOf(rows)
        : null,
    conclusion: isWhole ? conclusionOf(rows, scene) : null,
    agreement:
      isWhole && state === 'done' && period.kind === 'month'
        ? agreementView(places, period, name, behindViews, scene)
        : null,
    links: hoursLinks(period, viewer, scene),
    laws:
      ledgers.length < places.length
        ? null
        : [...new Set(places.flatMap(({ grants }) => grants.map(({ law }) => law)))],
    notices,
  }
}

/** A line for each pot of each provider, where there is more than one; time that no decision covers has its own. */
function kindRows(places: readonly PlaceData[], from: string, to: string, { t, f, now }: Scene): HoursView['kinds'] {
  const isAhead = from >= stockholmDate(now)
  const lines = places.flatMap(({ ledger, providerName }) =>
    ledger === null ? [] : potBalances(ledger, from, to).map((pot) => ({ ...pot, providerName })),
  )
  if (lines.length < 2) return []
  return lines.map(({ kinds, covered, providerName, granted, delivered }) => {
    const kind = f.list(kinds.map((one) => t(`terms.kind.${one}`)))
    const name = places.length > 1 ? t('hours.kinds.atProvider', { kind, provider: providerName }) : kind
    // Nothing is missing of what is to come.
    const missing = covered && !isAhead ? granted - delivered : null
    return {
      name: covered ? name : t('hours.kinds.uncovered', { kind: name }),
      granted: covered ? f.duration(granted) : t('hours.kinds.noDecision'),
      delivered: f.duration(delivered),
      missing: missing === null ? t(covered ? 'hours.chart.notYet' : 'hours.kinds.noDecision') : f.duration(missing),
      minutes: { granted: covered ? granted : null, delivered, missing },
    }
  })
}

/** Waiting and standby as the clock went, and as the räkning counts them. */
function convertedTexts(ledgers: readonly Ledger[], from: string, to: string, { t, f }: Scene): string[] {
  return timeKinds.flatMap((kind) => {
    if (kind === 'active') return []
    const sums = ledgers.map((ledger) => kindsOf(ledger, from, to))
    const clock = sums.reduce((sum, one) => sum + one.clock[kind], 0)
    const converted = sums.reduce((sum, one) => sum + one.converted[kind], 0)
    const values = { clock: f.duration(clock), converted: f.duration(converted) }
    return clock === 0 ? [] : [t(`hours.converted.${kind}`, values)]
  })
}

/** What could not be read, and what that means for the sum. */
function warningsOf(
  places: readonly PlaceData[],
  ledgers: readonly Ledger[],
  period: HoursPeriod,
  until: string,
  { t, f }: Scene,
): string[] {
  const unknown = ledgers.flatMap((ledger) =>
    balanceOf(ledger, period.from, until).reasons.filter(({ reason }) => reason === 'unknown'),
  )
  const minutes = unknown.reduce((sum, one) => sum + one.minutes, 0)
  const warnings = places.flatMap(({ ledger, gaps, providerName: provider }) => {
    if (ledger === null) return [t('hours.warning.noDecisions', { provider })]
    const touching = gaps.filter((gap) => gap.why === undefined && gap.to >= period.from && gap.from <= period.to)
    return (['shifts', 'rows'] as const).flatMap((what) => {
      const months = touching.filter((gap) => gap.what === what).map(({ from }) => f.month(from.slice(0, 7)))
      return months.length === 0 ? [] : [t(`hours.warning.${what}`, { provider, months: f.list([...new Set(months)]) })]
    })
  })
  if (minutes !== 0) warnings.push(t('hours.warning.sum', { duration: f.duration(Math.abs(minutes)) }))
  return warnings
}

/** Reports of the period whose provider's sum is not what the rows come to. */
function differencesOf(
  places: readonly PlaceData[],
  period: HoursPeriod,
  { brukareId, maySeeReports }: HoursViewer,
  { t, f }: Scene,
): HoursView['differences'] {
  return places.flatMap(({ place, differences }) =>
    differences
      .filter(({ report }) => report.month >= period.from.slice(0, 7) && report.month <= period.to.slice(0, 7))
      .map(({ report, theirs, ours }) => ({
        text: t('hours.differs.text', {
          month: f.month(report.month),
          theirs: f.duration(totalMinutes(theirs)),
          ours: f.duration(totalMinutes(ours)),
        }),
        href: maySeeReports ? reportHref(brukareId, place.providerId, report.id) : null,
        link: t('hours.differs.link', { month: f.month(report.month), staff: report.staff.displayName }),
      })),
  )
}

/** The months or weeks where the minutes of a reason are, with links to where their rows stand. */
function byPart(
  reason: ReasonView['id'],
  parts: readonly PeriodPart[],
  until: string,
  over: (from: string, to: string) => Balance,
  { t, f }: Scene,
): ReasonView['behind'] {
  return parts
    .filter(({ from }) => from <= until)
    .flatMap(({ id, name, from, to, href }) => {
      const sum = over(from, to < until ? to : until).reasons.find((one) => one.reason === reason)
      if (sum === undefined || sum.minutes === 0) return []
      const duration = f.duration(Math.abs(sum.minutes))
      const links = { href: href === null ? null : `${href}#${reason}`, objectHref: null }
      return [
        { id, day: from, text: name, minutes: sum.minutes, duration, ...links, objectLabel: t('hours.behind.object') },
      ]
    })
}
