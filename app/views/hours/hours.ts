import { addBalances, balanceOf, type Balance } from '~/domain/hours/balance'
import type { Ledger } from '~/domain/hours/ledger'
import { isNotYet } from '~/domain/hours/units'
import type { Gap } from '~/domain/hours/types'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { Grant, Law, TimeReport } from '../../../provider-api/contract'
import { agreementView, type AgreementView } from './agreement'
import { daysView, type DaysView } from './days'
import { hoursHeading, hoursLead, type NotWhole } from './heading'
import { convertedTexts, kindRows, type KindRow } from './kinds'
import { hoursBar, hoursParts, widthOf } from './parts'
import { hoursLinks, inPeriod, partsOf, periodName, type HoursLinks, type HoursPeriod, type PeriodPart } from './period'
import { createBehindViews, reasonViews, type HoursViewer, type ReasonView, type Sources } from './reasons'
import { conclusionOf, hoursRows, type HoursRow } from './rows'
import { forecastOf, noneText, sumsOf, totalOf, type HoursSum, type Total } from './summary'
import { differencesOf, warningsOf, type Difference } from './warnings'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { TimeBarView } from '~/views/time/time-bar'

/** A page of hours, finished. */
export type HoursView = {
  heading: string
  /** For the tab: which period it is; the heading, when its hours are not known. */
  title: string
  lead: string[]
  /** What has been given, is missing and is to come, as a bar; null: it is not known, or there is nothing. */
  bar: TimeBarView | null
  /** The same numbers, with their names: the bar's legend. */
  sums: HoursSum[]
  /** What is granted of the days that are counted; null: it cannot be told. */
  granted: string | null
  /** Where it leads; null: it is over, or cannot be told. */
  forecast: string | null
  /** Kinds of time apart, or providers apart; empty when there is only one. */
  kinds: KindRow[]
  converted: string[]
  warnings: string[]
  /** Why time is missing; what makes up for some of it is last. */
  missing: ReasonView[]
  surplus: ReasonView[]
  /** What is said when nothing is in `missing`: that nothing is missing, or that it is not known. */
  /** Of days to come, nothing is said to be missing. */
  reasonsHeading: string
  none: string
  /** What the reasons come to. */
  total: Total
  differences: Difference[]
  rows: HoursRow[]
  /** A month as a calendar; null: it is no month, is all to come, or is not known. */
  days: DaysView | null
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
const mostRows = 10

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
  const isGrantedKnown = places.every(({ ledger }) => ledger !== null)
  const notWholeIn = (from: string, to: string): NotWhole | null => {
    if (!isGrantedKnown || gapsIn(undefined, from, to).length > 0) return { why: 'unread' }
    const [before] = gapsIn('before', from, to)
    return before === undefined ? null : { why: 'before', dataFrom: dayAfter(before.to) }
  }
  const rows = hoursRows(
    parts,
    {
      ...{ over, isGrantedKnown, isUnreadIn: (from, to) => notWholeIn(from, to) !== null },
      isNotYetIn: (from, to) => isNotYet(gaps, from, to),
    },
    scene,
  )
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
  const about = { state, in: inPeriod(period, scene), name: viewer.name } as const
  const heading = hoursHeading(notWhole ?? shown, about, scene)
  const bar = hoursParts(shown, whole, state)
  const isFromToday = period.from <= today
  return {
    heading,
    title: t(isWhole ? 'hours.pageTitle' : 'hours.unknownTitle', { when: name }),
    lead: [
      ...hoursLead(notWhole ?? shown, about, scene),
      ...(state === 'soFar' && isWhole ? [t('hours.countedTo', { date: f.date(yesterday) })] : []),
      ...(notYet === undefined ? [] : [t('hours.notYet', { date: f.date(dayAfter(notYet.from, -1)) })]),
    ],
    bar: isWhole && widthOf(bar) > 0 ? hoursBar(bar, widthOf(bar), state) : null,
    sums: isWhole
      ? sumsOf(shown, whole, { state, isFromToday, isPlanned: !isNotYet(gaps, period.from, period.to) }, scene)
      : [],
    granted: isWhole ? f.duration(shown.granted) : null,
    forecast: isWhole ? forecastOf(whole, { state, isPlanned: notYet === undefined, name: viewer.name }, scene) : null,
    kinds: isWhole ? kindRows(places, period.from, until, scene) : [],
    converted: isWhole ? convertedTexts(ledgers, period.from, until, scene) : [],
    warnings: warningsOf(places, ledgers, period, until, scene),
    // Of days to come, what is planned is not missing, and what is not planned yet is not known to be.
    missing: state === 'ahead' ? missing.filter(({ id }) => id !== 'ahead' && id !== 'notPlannedYet') : missing,
    surplus,
    reasonsHeading: t(state === 'ahead' ? 'hours.reasons.headingAhead' : 'hours.reasons.heading'),
    none: noneText(notWhole, state !== 'ahead' ? 'past' : notYet === undefined ? 'planned' : 'notYet', scene),
    total: totalOf(notWhole, shown, state, scene),
    differences: differencesOf(places, period, viewer, scene),
    rows,
    days:
      isWhole && period.kind === 'month' && state !== 'ahead'
        ? daysView(shown, { ...period, until }, (day) => over(day, day).planned, dayHrefOf(viewer), scene)
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

/** Where a day of the schedule is; null: the viewer may not see it. */
function dayHrefOf({ brukareId, maySeeShifts }: HoursViewer): ((day: string) => string) | null {
  return maySeeShifts ? (day) => `/b/${brukareId}/schema/dag/${day}` : null
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
