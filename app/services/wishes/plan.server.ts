import type { Access } from '~/auth/types'
import { placeAt, type RightAt } from '~/domain/access/rights'
import { isWhole, shownOf, thingsIn, type Known } from '~/domain/known'
import { dayAfter, daysBetween, stockholmDate, type DayString } from '~/domain/time/time'
import { isStillPlanned, isWholeWithin } from '~/domain/wishes/declined'
import { effectOf, type HoursEffect, type WorkPlanned } from '~/domain/wishes/effect'
import { aheadDays } from '~/domain/wishes/wish'
import type { ProviderGateway } from '~/provider/types'
import { actorOf, mergeNotices } from '~/services/frame/gather.server'
import { horizonOf } from '~/services/frame/horizons.server'
import type { ScheduleService } from '~/services/schedule/schedule.server'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { daysOf, isAboutDays, wantedOf, type WishDraftValues, type WishShift } from '~/views/wishes/draft'
import type { Shift } from '../../../provider-api/contract'

type Parts = { provider: Pick<ProviderGateway, 'getBrukare'>; schedule: Pick<ScheduleService, 'shifts'> }

/** What a wish does to the hours, and when the plan that it is counted by was read; null: none was needed, or none could be. */
export type Counted = { effect: HoursEffect; asOf: Date | null; notices: ProviderNotice[] }

/** The contract gives so many days in one answer. */
const daysAtOnce = 62
/** A longer absence is not counted: more than so many answers for one page is more than a provider is to give. */
const mostAnswers = 4

/** What is planned of the days of an absence; `shifts` null: it could not be read. `until`: as `plannedUntil`. */
type DaysRead =
  | ({
      is: 'read'
      shifts: readonly WishShift[] | null
      days: { from: DayString; to: DayString }
      until: Until
    } & Around)
  | { is: 'unknown'; why: Extract<HoursEffect, { is: 'unknown' }>['why'] }
type Around = Omit<Counted, 'effect'>
type Until = DayString | null | undefined

export type WishPlanReader = ReturnType<typeof createWishPlan>

/** The provider's plan as far as a wish is about it. */
export function createWishPlan({ provider, schedule }: Parts) {
  /** The shifts that begin on the days; unknown where they could not be read, not the viewer's where the right to see them is not there. */
  async function shifts(
    access: Access,
    scene: Scene,
    providerId: string,
    { from, to }: { from: DayString; to: DayString },
  ): Promise<{ known: Known<readonly Shift[]>; notices: ProviderNotice[] }> {
    const place = placeAt(access, providerId, 'schedule:read')
    if (place === null) return { known: { is: 'notYours', scope: 'schedule:read' }, notices: [] }
    const { known, notices } = await schedule.shifts({ ...access, places: [place] }, scene, from, to)
    return { known: thingsIn(known, ({ data }) => data), notices }
  }

  /** One shift of a day; null: it is not there. */
  async function shift(
    access: Access,
    scene: Scene,
    { providerId, date, shiftId }: { providerId: string; date: DayString; shiftId: string },
  ): Promise<
    { is: 'known'; shift: WishShift | null; asOf: Date | null } | { is: 'unread'; notices: ProviderNotice[] }
  > {
    const { known, notices } = await shifts(access, scene, providerId, { from: date, to: date })
    if (!isWhole(known)) return { is: 'unread', notices }
    const found = shownOf(known).find(({ id }) => id === shiftId)
    return { is: 'known', shift: found ? shiftOf(found) : null, asOf: 'asOf' in known ? known.asOf : null }
  }

  /** `shifts` null: they could not be read. */
  async function shiftsOf(
    access: Access,
    scene: Scene,
    providerId: string,
    days: { from: DayString; to: DayString },
  ): Promise<Around & { shifts: WishShift[] | null }> {
    const answers = answersFor(days)
    const read = await Promise.all(
      Array.from({ length: answers }, (_, nth) => {
        const from = dayAfter(days.from, nth * daysAtOnce)
        const last = dayAfter(from, daysAtOnce - 1)
        return shifts(access, scene, providerId, { from, to: last < days.to ? last : days.to })
      }),
    )
    const notices = mergeNotices(...read.map((one) => one.notices))
    if (!read.every(({ known }) => isWhole(known))) return { shifts: null, asOf: null, notices }
    const times = read.flatMap(({ known }) => ('asOf' in known ? [known.asOf.getTime()] : []))
    return {
      shifts: read.flatMap(({ known }) => shownOf(known)).map(shiftOf),
      ...{ asOf: times.length > 0 ? new Date(Math.min(...times)) : null, notices },
    }
  }

  /** Until when the plan is made; null: without bounds, or the provider does not say; undefined: it could not be read. */
  async function plannedUntil(access: Access, scene: Scene, place: RightAt): Promise<Until> {
    const answer = await provider.getBrukare(place, actorOf(access, place, scene.requestId))
    return answer.state === 'missing' ? undefined : horizonOf(answer.data).plannedUntil
  }

  async function readDays(access: Access, scene: Scene, values: WishDraftValues): Promise<DaysRead> {
    const days = daysOf(values)
    const place = placeAt(access, values.providerId, 'schedule:read')
    if (days === null) return { is: 'unknown', why: 'notRead' }
    const { from, to } = days
    if (to === null) return { is: 'unknown', why: 'noEnd' }
    if (place === null) return { is: 'unknown', why: 'notYours' }
    const until = await plannedUntil(access, scene, place)
    const last = typeof until === 'string' && until < to ? until : to
    // The night before the first day ends on it.
    const before = dayAfter(from, -1)
    if (answersFor({ from: before, to: last }) > mostAnswers) return { is: 'unknown', why: 'tooLong' }
    const read =
      last < before
        ? { shifts: [], asOf: null, notices: [] }
        : await shiftsOf(access, scene, values.providerId, { from: before, to: last })
    return { is: 'read', days: { from, to }, until, ...read }
  }

  async function ofDays(
    access: Access,
    scene: Scene,
    kind: 'absence' | 'hospital',
    values: WishDraftValues,
  ): Promise<Counted> {
    const read = await readDays(access, scene, values)
    if (read.is === 'unknown') return { effect: read, asOf: null, notices: [] }
    const { days, until, asOf, notices } = read
    const shifts = read.shifts?.map(workOf) ?? null
    return { effect: effectOf({ kind, ...days, shifts, plannedUntil: until }), asOf, notices }
  }

  return {
    shift,

    /**
     * Which shifts a wish for no help asks not to be given: those that are planned now, whole within its days. Undefined: it is
     * not about days, or nobody can say. Kept with it when it is sent, for what is planned later was not wished away.
     */
    async counted(access: Access, scene: Scene, values: WishDraftValues): Promise<string[] | undefined> {
      if (!isAboutDays(values.kind)) return undefined
      const read = await readDays(access, scene, values)
      if (read.is === 'unknown' || read.shifts === null) return undefined
      const { days } = read
      const isCounted = (one: WishShift) => isStillPlanned(one) && isWholeWithin(workOf(one), days)
      return read.shifts.filter(isCounted).map(({ id }) => id)
    },

    /** What can be chosen to wish something of: what is planned of the coming days, and has not begun. */
    ahead: async (
      access: Access,
      scene: Scene,
      providerId: string,
    ): Promise<{ shifts: Known<readonly WishShift[]>; notices: ProviderNotice[] }> => {
      const today = stockholmDate(scene.now)
      const days = { from: today, to: dayAfter(today, aheadDays - 1) }
      const { known, notices } = await shifts(access, scene, providerId, days)
      const isAhead = (one: WishShift) => !isOver(one, scene.now)
      const each = thingsIn(
        known.is === 'known' || known.is === 'partly' ? { ...known, data: [known.data] } : known,
        (found) => found.map(shiftOf).filter(isAhead),
      )
      return { shifts: each, notices }
    },

    /** What a wish does to the hours, by the plan as it is now. */
    async effect(access: Access, scene: Scene, values: WishDraftValues): Promise<Counted> {
      const { kind, providerId, shift: about } = values
      if (isAboutDays(kind)) return ofDays(access, scene, kind, values)
      const none = { asOf: null, notices: [] }
      if (kind === 'plan' || kind === 'otherPerson') return { effect: effectOf({ kind }), ...none }
      if (placeAt(access, providerId, 'schedule:read') === null) {
        return { effect: { is: 'unknown', why: 'notYours' }, ...none }
      }
      const key = about && { providerId, date: about.date, shiftId: about.id }
      const found = key && (await shift(access, scene, key))
      const work = found?.is === 'known' && found.shift !== null ? workOf(found.shift) : null
      const around = {
        asOf: found?.is === 'known' ? found.asOf : null,
        notices: found?.is === 'unread' ? found.notices : [],
      }
      if (kind === 'cancel') return { effect: effectOf({ kind, shift: work }), ...around }
      const wanted = wantedOf(values)
      if (wanted === null) return { effect: { is: 'unknown', why: 'notRead' }, ...around }
      const span = { start: new Date(wanted.start), end: new Date(wanted.end) }
      return { effect: effectOf({ kind, shift: work, wanted: span }), ...around }
    },
  }
}

/** How many answers the days are read in. */
function answersFor({ from, to }: { from: DayString; to: DayString }): number {
  return Math.ceil((daysBetween(from, to) + 1) / daysAtOnce)
}

/** True when there is nothing more to wish of a shift: it has begun by the clock or by the provider, or is cancelled. */
export function isOver({ start, status }: Pick<WishShift, 'start' | 'status'>, now: Date): boolean {
  return new Date(start) <= now || !['planned', 'vacant'].includes(status)
}

function shiftOf({ id, plannedStart, plannedEnd, status, kind, staff }: Shift): WishShift {
  const date = stockholmDate(new Date(plannedStart))
  const staffName = staff?.displayName ?? null
  return { id, date, start: plannedStart, end: plannedEnd, status, timeKind: kind, staffName }
}

function workOf({ start, end, timeKind: kind, status }: WishShift): WorkPlanned {
  return { start: new Date(start), end: new Date(end), kind, status }
}
