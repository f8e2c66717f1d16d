import { z } from 'zod'
import { objectionReasons, type ObjectionReason } from '~/domain/objections/objection'
import type { DayFaultName } from '~/domain/time/typed-day'
import { aboutSchema, narrow, type About } from './about'
import { readTime, turns, type TimeFault, type Turn, type TypedTime } from './time'

/** The steps in their order, as in their addresses. */
export const draftSteps = ['vad', 'orsak', 'tid', 'text', 'kontrollera'] as const
export type DraftStep = (typeof draftSteps)[number]
/** A step with something to fill in. */
export type FormStep = Exclude<DraftStep, 'kontrollera'>

/** The longest text the provider API takes. */
export const maxText = 4000

/** The provider API takes no more rows in one objection. */
const maxRows = 100

const turn = z.enum(turns).optional()

/** What is being written. Texts are as typed, also when they are wrong: nothing typed is lost. */
export const draftSchema = z.object({
  providerId: z.string(),
  /** All there is to choose among. */
  offer: aboutSchema,
  /** Ids of rows, or of one version. */
  chosen: z.array(z.string()),
  reason: z.string(),
  time: z.object({
    ...{ date: z.string(), start: z.string(), end: z.string() },
    /** Which time of two, in the hour that comes twice. */
    ...{ startTurn: turn, endTurn: turn },
  }),
  text: z.string(),
  /** Steps that have been sent. */
  passed: z.array(z.enum(draftSteps)),
  /** When a step was last saved (the draft's version) and by which page: two tabs are told apart by it. */
  saved: z.partialRecord(z.enum(draftSteps), z.object({ version: z.number(), page: z.string() })),
  /** The objection that the provider refused, which this is to replace. */
  resendOf: z.string().nullable(),
})
export type DraftValues = z.infer<typeof draftSchema>

/** What a step's form sent. */
export type StepFields = {
  chosen: string[]
  reason: string
  timeDate: string
  timeStart: string
  timeEnd: string
  /** Which of two, where the clock shows the time twice; '' when that is not said. */
  timeStartTurn?: Turn | '' | undefined
  timeEndTurn?: Turn | '' | undefined
  text: string
}

/** What is wrong in a step, by field; `fault` is a text in `objections.error`, or of a typed day. */
export type StepFault = { field: string; fault: FaultName }
export type FaultName =
  | TimeFault
  | DayFaultName
  | 'chooseRows'
  | 'tooManyRows'
  | 'chooseVersion'
  | 'chooseReason'
  | 'textLong'
  | 'textMissing'

/** Reasons in the order they are asked, the most common first. */
export const reasonsInOrder = [
  'wrongTime',
  'didNotHappen',
  'wrongPerson',
  'activityMissing',
  'doubleStaffing',
  'paidButNotReceived',
  'other',
] as const satisfies readonly ObjectionReason[]

/** Where one's own version of the time says something. */
const timeReasons: readonly string[] = ['wrongTime', 'doubleStaffing', 'paidButNotReceived', 'other']

/** True when some of what is offered is chosen, one or more: rows of a report, or lines of an underlag. */
function isChosenAmong({ offer }: DraftValues): boolean {
  return offer.type === 'rows' || (offer.type === 'claim' && offer.lines.length > 0)
}

/** A new draft. */
export function newDraft(providerId: string, offer: About, chosen: readonly string[]): DraftValues {
  return {
    ...{ providerId, offer, chosen: [...chosen] },
    ...{ reason: '', time: { date: '', start: '', end: '' }, text: '', passed: [], saved: {}, resendOf: null },
  }
}

/** What has been chosen to object to. */
export function aboutOf({ offer, chosen }: DraftValues): About {
  return narrow(offer, chosen)
}

/** The reason, when one has been chosen. */
export function reasonOf({ reason }: Pick<DraftValues, 'reason'>): ObjectionReason | null {
  return objectionReasons.find((known) => known === reason) ?? null
}

/**
 * The steps of this draft. A shift is what was pressed, so it is not asked again. The time is asked for one shift or row, where
 * the reason has to do with time.
 */
export function stepsOf(values: DraftValues): DraftStep[] {
  const isShift = values.offer.type === 'shift'
  const one = isShift || (isChosenAmong(values) && values.chosen.length <= 1)
  const asksTime = one && (values.reason === '' || timeReasons.includes(values.reason))
  return draftSteps.filter((step) => (step !== 'tid' || asksTime) && (step !== 'vad' || !isShift))
}

/**
 * "Steg 2 av 3": as many as it was when one began, whatever is answered. When it was and what one wants to tell are one step,
 * which has a page for the time where that is asked.
 */
export function stepCount({ offer }: Pick<DraftValues, 'offer'>, step: DraftStep): { now: number; of: number } {
  const of = offer.type === 'shift' ? 3 : 4
  const left = { vad: 3, orsak: 2, tid: 1, text: 1, kontrollera: 0 }[step]
  return { now: of - left, of }
}

/** The reasons as they are asked: of a shift that nothing is registered of, that it did not come about is first. */
export function reasonsFor(isMissed: boolean): ObjectionReason[] {
  return isMissed ? ['didNotHappen', ...reasonsInOrder.filter((one) => one !== 'didNotHappen')] : [...reasonsInOrder]
}

/** The step after this one. */
export function stepAfter(values: DraftValues, step: FormStep): DraftStep {
  const place = draftSteps.indexOf(step)
  return stepsOf(values).find((other) => draftSteps.indexOf(other) > place) ?? 'kontrollera'
}

/** The step before this one; null for the first. */
export function stepBefore(values: DraftValues, step: DraftStep): DraftStep | null {
  const place = draftSteps.indexOf(step)
  return stepsOf(values).findLast((other) => draftSteps.indexOf(other) < place) ?? null
}

/** What is wrong in a step, or missing. */
export function faultsOf(values: DraftValues, step: FormStep): StepFault[] {
  switch (step) {
    case 'vad': {
      const about = aboutOf(values)
      const count = about.type === 'rows' ? about.rows.length : about.type === 'claim' ? about.lines.length : 0
      if (isChosenAmong(values) && count === 0) return [{ field: 'chosen', fault: 'chooseRows' }]
      if (count > maxRows) return [{ field: 'chosen', fault: 'tooManyRows' }]
      if (about.type === 'faststallande' && about.versions.length !== 1)
        return [{ field: 'chosen', fault: 'chooseVersion' }]
      return []
    }
    case 'orsak':
      return reasonOf(values) === null ? [{ field: 'reason', fault: 'chooseReason' }] : []
    case 'tid': {
      const time = readTime(values.time)
      return time.state === 'faults' ? time.faults : []
    }
    case 'text':
      if (values.text.length > maxText) return [{ field: 'text', fault: 'textLong' }]
      return values.reason === 'other' && values.text === '' ? [{ field: 'text', fault: 'textMissing' }] : []
  }
}

/** The first step that is left to do or to correct; null when all is ready to be sent. */
export function firstOpenStep(values: DraftValues): FormStep | null {
  const forms = stepsOf(values).filter((step): step is FormStep => step !== 'kontrollera')
  return forms.find((step) => !values.passed.includes(step) || faultsOf(values, step).length > 0) ?? null
}

/** The time of a step's form. */
export function timeOf(fields: StepFields): TypedTime {
  const { timeDate: date, timeStart: start, timeEnd: end, timeStartTurn, timeEndTurn } = fields
  return {
    ...{ date, start, end },
    ...(timeStartTurn ? { startTurn: timeStartTurn } : {}),
    ...(timeEndTurn ? { endTurn: timeEndTurn } : {}),
  }
}

/** The draft with what a step sent; a step that was only put aside is not passed. */
export function withStep(values: DraftValues, step: FormStep, fields: StepFields, passed: boolean): DraftValues {
  const next = { ...values, passed: passed ? [...new Set([...values.passed, step])] : values.passed }
  switch (step) {
    case 'vad':
      return { ...next, chosen: fields.chosen }
    case 'orsak':
      return { ...next, reason: fields.reason }
    case 'tid':
      return { ...next, time: timeOf(fields) }
    case 'text':
      return { ...next, text: fields.text }
  }
}

/** True when a step says the same in both. */
export function sameStep(a: DraftValues, b: DraftValues, step: FormStep): boolean {
  const said = ({ chosen, reason, time, text }: DraftValues) =>
    JSON.stringify({ vad: chosen, orsak: reason, tid: time, text }[step])
  return said(a) === said(b)
}

/** The person's own version of the time, where it is asked and said. */
export function ownVersionOf(values: DraftValues): { start: string; end: string } | null {
  if (!stepsOf(values).includes('tid')) return null
  const time = readTime(values.time)
  return time.state === 'time' ? time.span : null
}

/** What tells two drafts about the same thing. */
export function subjectKey({ providerId, offer }: Pick<DraftValues, 'providerId' | 'offer'>): string {
  return [providerId, offer.type, ...subjectIds(offer)].join(' ')
}

function subjectIds(offer: About): string[] {
  if (offer.type === 'shift') return offer.shifts.map(({ id }) => id)
  // The lines that are offered are one assistant's.
  return offer.type === 'claim' ? [offer.claimId, offer.lines[0]?.id ?? ''] : [offer.timeReportId]
}
