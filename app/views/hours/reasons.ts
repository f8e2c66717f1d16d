import type { Balance, ReasonSum } from '~/domain/hours/balance'
import { surplusReasons, type Behind, type Reason } from '~/domain/hours/types'
import { stockholmDate } from '~/domain/time/time'
import type { Shift, TimeReport, TimeReportRow } from '../../../provider-api/contract'
import { objectToShiftHref, shiftHref } from '~/views/schedule/address'
import { reportHref } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'
import { timeBar, type BarPartName, type TimeBarView } from '~/views/time/time-bar'

/** Who looks: `name` null: the brukare. */
export type HoursViewer = {
  brukareId: string
  name: string | null
  maySeeShifts: boolean
  maySeeReports: boolean
  maySeeClaims: boolean
  mayObject: boolean
}

/** Where the shifts and rows behind the minutes are. */
export type Sources = {
  place: { providerId: string }
  shifts: ReadonlyMap<string, Shift>
  reports: readonly TimeReport[]
}

/** One shift or row behind a reason. */
export type BehindView = {
  id: string
  day: string
  /** "tisdag 17 november från klockan 15 till 22". */
  text: string
  minutes: number
  duration: string
  href: string | null
  objectHref: string | null
  objectLabel: string
}

/**
 * A reason with what is behind it. `duration` is below zero for what makes up for some of the missing time. `label`: its name,
 * with how many shifts are behind it. `bar`: to one scale for all reasons.
 */
export type ReasonView = {
  id: Reason
  name: string
  label: string
  bar: TimeBarView
  explain: string
  minutes: number
  duration: string
  behind: BehindView[]
}

const isSurplus = new Set<string>(surplusReasons)

/** The reasons of a balance: what is missing, and what makes up for some of it. `name` null: the brukare reads it. */
export function reasonViews(
  { reasons }: Balance,
  behindOf: (sum: ReasonSum) => BehindView[],
  name: string | null,
  scene: Scene,
): { missing: ReasonView[]; surplus: ReasonView[] } {
  const { t, f } = scene
  const told = reasons.filter(({ minutes }) => minutes !== 0)
  const widest = Math.max(1, ...told.map(({ minutes }) => Math.abs(minutes)))
  const views = told.map((sum): ReasonView & { less: boolean } => {
    const words = reasonWords(sum.reason, name, scene)
    const whole = wholeShifts(sum.behind)
    return {
      id: sum.reason,
      ...words,
      label: whole.length === 0 ? words.name : t('hours.reasons.shifts', { reason: words.name, count: whole.length }),
      minutes: sum.minutes,
      duration: f.duration(sum.minutes),
      behind: behindOf({ ...sum, behind: whole }),
      bar: timeBar([{ part: partOf(sum), minutes: Math.abs(sum.minutes) }], widest),
      less: isSurplus.has(sum.reason) || sum.minutes < 0,
    }
  })
  const strip = ({ less: _less, ...view }: ReasonView & { less: boolean }): ReasonView => view
  return { missing: views.filter(({ less }) => !less).map(strip), surplus: views.filter(({ less }) => less).map(strip) }
}

/** How the minutes of a reason are drawn: what nobody took away is not drawn as missing. */
function partOf({ reason, minutes }: ReasonSum): BarPartName {
  if (isSurplus.has(reason) || minutes < 0) return 'over'
  if (reason === 'unknown' || reason === 'beforeData') return 'unknown'
  if (reason === 'ahead') return 'ahead'
  return reason === 'cancelledByBrukare' || reason === 'notPlannedYet' ? 'left' : 'missing'
}

/** A reason and what it means. `name` null: the brukare reads it. */
function reasonWords(reason: Reason, name: string | null, { t }: Scene): { name: string; explain: string } {
  if (reason !== 'cancelledByBrukare')
    return { name: t(`hours.reason.${reason}`), explain: t(`hours.explain.${reason}`) }
  const whose = name === null ? 'own' : 'other'
  const values = { name: name ?? '' }
  return {
    name: t(`hours.cancelledByBrukare.${whose}.reason`, values),
    explain: t(`hours.cancelledByBrukare.${whose}.explain`, values),
  }
}

/** A night is two days of the reckoning, but one shift to a person. */
function wholeShifts(behind: readonly Behind[]): Behind[] {
  const found = new Map<string, Behind>()
  for (const one of behind) {
    const key = `${one.shiftId ?? ''} ${one.rowId ?? ''}`
    const known = found.get(key)
    found.set(key, known ? { ...known, minutes: known.minutes + one.minutes } : one)
  }
  return [...found.values()]
}

/** Finds the shift or row behind some minutes, and makes its links: only those that the viewer's scopes open. */
export function createBehindViews(sources: readonly Sources[], viewer: HoursViewer, scene: Scene) {
  const rows = new Map(
    sources.flatMap(({ place, reports }) =>
      reports.flatMap((report) => report.rows.map((row) => [row.id, { place, report, row }] as const)),
    ),
  )
  const shifts = new Map(
    sources.flatMap(({ place, shifts: found }) => [...found].map(([id, shift]) => [id, { place, shift }] as const)),
  )
  return (behind: Behind): BehindView => {
    const row = behind.rowId === null ? undefined : rows.get(behind.rowId)
    const shift = shifts.get(behind.shiftId ?? row?.row.shiftId ?? '')
    // When something was really done stands in the report: without the right to read that, it is the day and the plan.
    const text = textOf(behind, row?.row, shift?.shift, scene, viewer.maySeeReports)
    const links = {
      ...(shift ? shiftLinks(shift.place.providerId, shift.shift, viewer) : none),
      ...(row && viewer.maySeeReports ? rowLinks(row.place.providerId, row.report.id, row.row.id, viewer) : {}),
    }
    return {
      id: `${behind.day}-${behind.shiftId ?? ''}-${behind.rowId ?? ''}`,
      day: behind.day,
      text,
      minutes: behind.minutes,
      duration: scene.f.duration(Math.abs(behind.minutes)),
      ...links,
      objectLabel: scene.t('hours.behind.objectTo', { what: text }),
    }
  }
}

const none = { href: null, objectHref: null }

function textOf(
  { day }: Behind,
  row: TimeReportRow | undefined,
  shift: Shift | undefined,
  { t, f }: Scene,
  maySeeReports: boolean,
): string {
  const reported =
    maySeeReports && row?.reportedStart && row.reportedEnd
      ? { start: row.reportedStart.at, end: row.reportedEnd.at }
      : undefined
  const planned = shift ? { start: shift.plannedStart, end: shift.plannedEnd } : row?.planned
  const span = planned ?? reported
  if (span === undefined) return f.date(day)
  const [start, end] = [new Date(span.start), new Date(span.end)]
  return t('hours.behind.text', { date: f.date(start), span: f.span(start, end) })
}

function shiftLinks(providerId: string, shift: Shift, { brukareId, maySeeShifts, mayObject }: HoursViewer) {
  if (!maySeeShifts) return none
  const day = stockholmDate(new Date(shift.plannedStart))
  const at = { brukareId, providerId, day, id: shift.id }
  return { href: shiftHref(at), objectHref: mayObject ? objectToShiftHref(at) : null }
}

function rowLinks(providerId: string, reportId: string, rowId: string, { brukareId, mayObject }: HoursViewer) {
  const object = `/b/${brukareId}/invandningar/ny?typ=rows&provider=${providerId}&rapport=${reportId}&rad=${rowId}`
  return { href: `${reportHref(brukareId, providerId, reportId)}/rad/${rowId}`, objectHref: mayObject ? object : null }
}
