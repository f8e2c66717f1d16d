import { z } from 'zod'
import { wishKinds, type WishKind } from '~/domain/wishes/wish'
import type { DayFaultName } from '~/domain/time/typed-day'
import { timeKinds } from '~/domain/time/minutes'
import { parseDate, stockholmDate, type DayString } from '~/domain/time/time'
import { dayFieldFaults } from '~/views/forms/typed-day'
import { maxText } from '~/views/objections/draft'
import { readTime, turns, type TimeFault, type TimeField } from '~/views/objections/time'

const turn = z.enum(turns).optional()

/** The shift that a wish is about, as it was when the wish was begun. Instants are RFC 3339. */
export const wishShiftSchema = z.object({
  ...{ id: z.string(), date: z.string(), start: z.string(), end: z.string() },
  ...{ status: z.string(), timeKind: z.enum(timeKinds) },
  /** Whoever was to come, by the provider's words; null where nobody was told. */
  staffName: z.string().nullable(),
})
/** The part of a plan that a wish is about. `section` null: the whole. */
export const wishPlanSchema = z.object({
  ...{ documentId: z.string(), title: z.string() },
  section: z.object({ index: z.number(), kind: z.string(), heading: z.string().nullable() }).nullable(),
})
export type WishShift = z.infer<typeof wishShiftSchema>
export type WishPlan = z.infer<typeof wishPlanSchema>

/** A wish that is being written. Texts are as typed, also when they are wrong: nothing typed is lost. */
export const wishDraftSchema = z.object({
  ...{ providerId: z.string(), kind: z.enum(wishKinds) },
  /** Of `cancel`, `move` and `otherPerson`; null of the others. */
  shift: wishShiftSchema.nullable(),
  /** Of `plan`; null of the others. */
  plan: wishPlanSchema.nullable(),
  /** Of `move`: when the person would like it to be. */
  time: z.object({
    ...{ date: z.string(), start: z.string(), end: z.string() },
    ...{ startTurn: turn, endTurn: turn },
  }),
  /** Of `absence` and `hospital`: days as typed (`dayIn`). `noEnd`: nobody knows the last day yet. */
  ...{ from: z.string(), to: z.string(), noEnd: z.boolean() },
  text: z.string(),
  /** True once the form was sent and was right: then it can be checked and sent. */
  passed: z.boolean(),
  /** When it was last saved (the draft's version) and by which page: two tabs are told apart by it. */
  saved: z.object({ version: z.number(), page: z.string() }).nullable(),
  /** The wish that the provider refused, which this is to replace. */
  resendOf: z.string().nullable(),
})
export type WishDraftValues = z.infer<typeof wishDraftSchema>

/** What the form of a wish sent; what its kind does not ask for is left as it was. */
export type WishFields = Partial<Pick<WishDraftValues, 'time' | 'from' | 'to' | 'noEnd' | 'text'>>

/** What is wrong in the form, by field; `fault` is a text in `wishes.error`, of a typed time (`objections.error`) or of a typed day. */
export type WishFault = { field: WishField; fault: WishFaultName }
export type WishField = TimeField | 'from' | 'from-month' | 'from-year' | 'to' | 'to-month' | 'to-year' | 'text'
export type WishFaultName =
  | TimeFault
  | DayFaultName
  | 'timeMissing'
  | 'sameTime'
  | 'past'
  | 'timePast'
  | 'fromPast'
  | 'toBefore'
  | 'textMissing'
  | 'textLong'

/** A new draft. */
export function newWishDraft(
  about: Pick<WishDraftValues, 'providerId' | 'kind' | 'shift' | 'plan'>,
  day: DayString,
): WishDraftValues {
  return {
    ...about,
    time: { date: about.shift?.date ?? day, start: '', end: '' },
    ...{ from: '', to: '', noEnd: false, text: '', passed: false, saved: null, resendOf: null },
  }
}

/** True of the kinds that are about a shift. */
export function isAboutShift(kind: WishKind): kind is 'cancel' | 'move' | 'otherPerson' {
  return kind === 'cancel' || kind === 'move' || kind === 'otherPerson'
}

/** True of the kinds that are about days. */
export function isAboutDays(kind: WishKind): kind is 'absence' | 'hospital' {
  return kind === 'absence' || kind === 'hospital'
}

/** What is wrong in the form, or missing, now. What nobody can do anything about any more is in the past. */
export function wishFaults(values: WishDraftValues, now: Date): WishFault[] {
  const faults: WishFault[] = []
  if (values.kind === 'move') faults.push(...timeFaults(values, now))
  if (isAboutDays(values.kind)) faults.push(...dayFaultsOf(values, stockholmDate(now)))
  if (values.text.length > maxText) faults.push({ field: 'text', fault: 'textLong' })
  // Of the plan and of another person there is nothing but the words to go by.
  if (values.kind === 'plan' && values.text.trim() === '') faults.push({ field: 'text', fault: 'textMissing' })
  return faults
}

function timeFaults({ time, shift }: WishDraftValues, now: Date): WishFault[] {
  const read = readTime(time)
  if (read.state === 'none') return [{ field: 'timeStart', fault: 'timeMissing' }]
  if (read.state === 'faults') return read.faults
  if (time.date < stockholmDate(now)) return [{ field: 'timeDate', fault: 'past' }]
  if (at(read.span.start) <= now.getTime()) return [{ field: 'timeStart', fault: 'timePast' }]
  const isSame = shift !== null && at(shift.start) === at(read.span.start) && at(shift.end) === at(read.span.end)
  return isSame ? [{ field: 'timeStart', fault: 'sameTime' }] : []
}

function dayFaultsOf({ from, to, noEnd }: WishDraftValues, today: DayString): WishFault[] {
  const faults: WishFault[] = [...dayFieldFaults(from, 'from'), ...(noEnd ? [] : dayFieldFaults(to, 'to'))]
  const [first, last] = [parseDate(from), noEnd ? null : parseDate(to)]
  // One that has begun and has an end ahead says itself how long it is; without an end nothing bounds it.
  if (first !== null && noEnd && first < today) faults.push({ field: 'from', fault: 'fromPast' })
  if (last !== null && last < today) faults.push({ field: 'to', fault: 'past' })
  else if (first !== null && last !== null && last < first) faults.push({ field: 'to', fault: 'toBefore' })
  return faults
}

/** When the person would like the shift to be; null where that is not asked, or not said yet. */
export function wantedOf({
  kind,
  time,
}: Pick<WishDraftValues, 'kind' | 'time'>): { start: string; end: string } | null {
  if (kind !== 'move') return null
  const read = readTime(time)
  return read.state === 'time' ? read.span : null
}

/** The days of an absence; null where they are not asked, or not said yet. `to` null: nobody knows yet. */
export function daysOf({
  kind,
  from,
  to,
  noEnd,
}: Pick<WishDraftValues, 'kind' | 'from' | 'to' | 'noEnd'>): { from: DayString; to: DayString | null } | null {
  if (!isAboutDays(kind)) return null
  const [first, last] = [parseDate(from), noEnd ? null : parseDate(to)]
  return first === null || (last === null && !noEnd) ? null : { from: first, to: last }
}

/** What tells two drafts about the same thing. */
export function wishKey({ providerId, kind, shift, plan }: WishDraftValues): string {
  return JSON.stringify([providerId, kind, shift?.id ?? null, plan?.documentId ?? null, plan?.section?.index ?? null])
}

const at = (instant: string) => new Date(instant).getTime()
