import {
  continuityOf,
  lastPeriods,
  newcomersOf,
  personsOf,
  type ContinuityPeriod,
  type Newcomer,
  type WorkedShift,
} from '~/domain/continuity/continuity'
import type { Gap } from '~/domain/hours/types'
import { stockholmDate } from '~/domain/time/time'
import { staffedShifts, workedShifts, type PlaceShifts } from './input'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { noticeTexts, tableOf, type Table } from '~/views/tables/table'

/** A line of the table. `period` null: something of those days could not be read, so nothing is counted. */
export type ContinuityRow = { id: string; name: string; from: string; to: string; period: ContinuityPeriod | null }

/** The page of continuity, finished. `newcomers` null: the viewer does not see the schedule, only how many there are. */
export type ContinuityView = {
  heading: string
  national: string | null
  change: string | null
  rows: ContinuityRow[]
  newcomers: { count: number; texts: string[] | null; unread: boolean }
  dots: DotsView | null
  how: string[]
  unknown: string | null
  notices: readonly ProviderNotice[]
}

/**
 * A dot for each who has come in the newest period; `rings` of them are new. Null where they are not counted. A new person who has
 * not come yet is no dot, so where there is such a one no dot has a ring: it would be another number than the words.
 */
export type DotsView = { dots: number; rings: number }

/** Who looks: `name` null: the brukare. */
export type ContinuityViewer = { name: string | null; maySeeSchedule: boolean }

type Read = { places: readonly PlaceShifts[]; gaps: readonly Gap[]; notices: readonly ProviderNotice[] }

/** How many persons have come in 14 days, six times back, and whether they kept to the plan. */
export function continuityView(
  { places, gaps, notices }: Read,
  viewer: ContinuityViewer,
  scene: Scene,
): ContinuityView {
  const { t, f, now } = scene
  const today = stockholmDate(now)
  const worked = places.flatMap(workedShifts)
  const rows = continuityOf(worked, lastPeriods(today), now).map((period): ContinuityRow => {
    const { from, to } = period
    const known = !gaps.some((gap) => gap.to >= from && gap.from <= to)
    return { id: from, name: f.dateRange(from, to), from, to, period: known ? period : null }
  })
  const [latest, before] = rows.map(({ period }) => period)
  const newcomers = newcomersOf(places.flatMap(staffedShifts), { from: rows[0]?.from ?? today, to: today })
  return {
    heading: headingOf(latest ?? null, viewer, scene),
    national: latest ? t('continuity.national', { count: latest.daytimePersons }) : null,
    change: latest && before ? changeOf(latest.allPersons, before.allPersons, scene) : null,
    rows,
    newcomers: {
      count: newcomers.length,
      unread: gaps.some((gap) => gap.what === 'shifts' && gap.to >= (rows[0]?.from ?? today) && gap.from <= today),
      texts: viewer.maySeeSchedule ? newcomers.map((one) => newcomerText(one, scene)) : null,
    },
    dots: latest ? dotsOf(personsOf(worked, latest), newcomers) : null,
    how: [
      ...(['persons', 'national', 'all', 'onTime'] as const).map((part) => t(`continuity.how.${part}`)),
      ...rulesOf(worked, scene),
      ...(['objection', 'unreported', 'newcomers'] as const).map((part) => t(`continuity.how.${part}`)),
    ],
    unknown: rows.some(({ period }) => period === null) ? t('continuity.unknown') : null,
    notices,
  }
}

/** "12 av 15, 80 procent"; whole percent, rounded. */
export function onTimeText({ onTime, judged }: ContinuityPeriod, { t }: Pick<Scene, 't'>): string {
  if (judged === 0) return t('continuity.noShifts')
  return t('continuity.onTime', { onTime, judged, percent: percentOf(onTime, judged) })
}

/** The table as a file. */
export function continuityTable({ rows, notices, unknown }: ContinuityView, scene: Scene): Table {
  const { t } = scene
  const number = (name: 'daytimePersons' | 'allPersons' | 'onTime' | 'judged' | 'unreported') => ({
    name: t(`continuity.column.${name}`),
    value: ({ period }: ContinuityRow) => period && period[name],
  })
  const columns = [
    { name: t('tables.from'), value: ({ from }: ContinuityRow) => from },
    { name: t('tables.to'), value: ({ to }: ContinuityRow) => to },
    ...(['daytimePersons', 'allPersons', 'onTime', 'judged', 'unreported'] as const).map(number),
  ]
  const remarks = [...noticeTexts(notices, scene), ...(unknown === null ? [] : [unknown])]
  return tableOf({ what: 'kontinuitet' }, columns, rows, remarks)
}

function dotsOf(persons: ReadonlySet<string>, newcomers: readonly Newcomer[]): DotsView {
  const isEachThere = newcomers.every(({ staffKey }) => persons.has(staffKey))
  return { dots: persons.size, rings: isEachThere ? newcomers.length : 0 }
}

function headingOf(latest: ContinuityPeriod | null, { name }: ContinuityViewer, { t }: Scene): string {
  if (latest === null) return t('continuity.heading.unknown')
  const count = latest.allPersons
  if (count === 0) return t('continuity.heading.none')
  return name === null ? t('continuity.heading.own', { count }) : t('continuity.heading.other', { count, name })
}

function changeOf(latest: number, before: number, { t }: Scene): string {
  if (latest === before) return t('continuity.change.same')
  return t(latest > before ? 'continuity.change.more' : 'continuity.change.fewer', { before })
}

function newcomerText({ name, firstDay, announcedAt }: Newcomer, { t, f }: Scene): string {
  const values = { name, date: f.date(firstDay) }
  return announcedAt === null
    ? t('continuity.newcomer.unannounced', values)
    : t('continuity.newcomer.announced', { ...values, time: f.dateTime(announcedAt) })
}

/** The rules that the shifts were judged by: each provider has its own. */
function rulesOf(shifts: readonly WorkedShift[], { t }: Scene): string[] {
  const texts = shifts.map(({ rule }) =>
    t(`reports.rule.${rule.totalMode}`, {
      start: rule.startToleranceMinutes,
      end: rule.endToleranceMinutes,
      total: rule.totalToleranceMinutes,
    }),
  )
  return [...new Set(texts)]
}

function percentOf(part: number, whole: number): number {
  return Math.round((part * 100) / whole)
}
