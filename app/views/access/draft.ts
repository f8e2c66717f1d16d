import { z } from 'zod'
import { opensNothing, presetScopes, type GivenKind } from '~/domain/access/giving'
import { allScopes, givenKinds, type Scope } from '~/domain/access/representation'
import { parseDate } from '~/domain/time/time'
import { dayFaultNames, isDayFault } from '~/domain/time/typed-day'
import { dayFieldFaults } from '~/views/forms/typed-day'
import { isBlank } from '~/i18n/outside-text'
import type { Scene } from '~/views/frame/scene'

/** The steps in their order, as in their addresses. */
export const accessSteps = ['roll', 'vem', 'vad', 'tid', 'meddelande', 'kontrollera'] as const
export type AccessStep = (typeof accessSteps)[number]
/** A step with something to fill in. */
export const accessFormSteps = ['roll', 'vem', 'vad', 'tid', 'meddelande'] as const satisfies readonly AccessStep[]
export type AccessFormStep = (typeof accessFormSteps)[number]

/** The longest message and name. */
export const maxMessage = 1000
export const maxName = 100

/** An access that is being given. `number` has 12 digits, or is empty until a right one has been written. */
export const accessDraftSchema = z.object({
  kind: z.enum(['', ...givenKinds]),
  name: z.string(),
  number: z.string(),
  scopes: z.array(z.enum(allScopes)),
  until: z.enum(['', 'further', 'day']),
  day: z.string(),
  message: z.string(),
  passed: z.array(z.enum(accessFormSteps)),
  /** Steps that something has been said in, also when that was put aside for later. */
  answered: z.array(z.enum(accessFormSteps)).default([]),
})
export type AccessDraft = z.infer<typeof accessDraftSchema>

const numberFaults = ['numberMissing', 'numberAgain', 'numberWrong', 'numberOwn', 'numberBrukare', 'numberHas'] as const
/** What is wrong with a number, which only the portal's data can tell. */
export type NumberFault = (typeof numberFaults)[number]
const faultNames = [
  ...numberFaults,
  ...(['chooseKind', 'nameMissing', 'nameLong', 'chooseScopes', 'visitsAlone', 'chooseUntil'] as const),
  ...(['dayPast', 'messageLong'] as const),
  ...dayFaultNames,
] as const
export type AccessFaultName = (typeof faultNames)[number]
/** What is wrong with what is to be left of an access. */
export type LimitFaultName = 'keepScopes' | 'dayLonger' | 'nothingLess'
/** What is wrong in a step, by field; `fault` is a text in `access.error`, or of a typed day. */
export type AccessFault = { field: string; fault: AccessFaultName }

/** What a step's form sent. */
export type AccessFields = Pick<AccessDraft, 'name' | 'number' | 'day' | 'message'> & {
  kind: string
  scopes: string[]
  until: string
}

export const newAccessDraft: AccessDraft = {
  ...{ kind: '', name: '', number: '', scopes: [], until: '', day: '', message: '', passed: [], answered: [] },
}

/** The kind, when one has been chosen. */
export function kindOf({ kind }: Pick<AccessDraft, 'kind'>): GivenKind | null {
  return kind === '' ? null : kind
}

/** What is chosen: as said, also when it was put aside for later, or what the kind has from the start. */
export function chosenScopes(draft: AccessDraft): readonly Scope[] {
  const kind = kindOf(draft)
  const isSaid = draft.passed.includes('vad') || draft.answered.includes('vad') || draft.scopes.length > 0
  return isSaid || kind === null ? draft.scopes : presetScopes(kind)
}

/** The last day; null until further notice. */
export function untilOf({ until, day }: Pick<AccessDraft, 'until' | 'day'>): string | null {
  return until === 'day' ? parseDate(day) : null
}

/** The draft with what a step sent. `number`: the 12 digits, when a right one was written. */
export function withAccessStep(
  draft: AccessDraft,
  step: AccessFormStep,
  fields: AccessFields,
  { number, passed }: { number: string; passed: boolean },
): AccessDraft {
  const next = { ...draft, passed: passed ? [...new Set([...draft.passed, step])] : draft.passed }
  switch (step) {
    case 'roll': {
      const kind = givenKinds.find((known) => known === fields.kind) ?? ''
      // Another kind has another preset, so what was chosen is asked again, from the beginning.
      if (kind === draft.kind) return next
      return { ...next, kind, scopes: [], passed: next.passed.filter((one) => one !== 'vad'), answered: [] }
    }
    case 'vem':
      return { ...next, name: fields.name, number }
    case 'vad':
      return { ...next, scopes: allScopes.filter((scope) => fields.scopes.includes(scope)), answered: ['vad'] }
    case 'tid':
      return {
        ...next,
        until: fields.until === 'further' || fields.until === 'day' ? fields.until : '',
        day: fields.day,
      }
    case 'meddelande':
      return { ...next, message: fields.message }
  }
}

/** What is wrong in a step, or missing. The number is judged by the service; here only that there is one. */
export function accessFaults(draft: AccessDraft, step: AccessFormStep, today: string): AccessFault[] {
  switch (step) {
    case 'roll':
      return draft.kind === '' ? [{ field: 'kind', fault: 'chooseKind' }] : []
    case 'vem': {
      const name = isBlank(draft.name) ? 'nameMissing' : draft.name.length > maxName ? 'nameLong' : null
      return [
        ...(name === null ? [] : [{ field: 'name', fault: name } as const]),
        ...(draft.number === '' ? [{ field: 'number', fault: 'numberMissing' } as const] : []),
      ]
    }
    case 'vad':
      return scopeFaults(draft.scopes, 'chooseScopes')
    case 'tid':
      return untilFaults(draft, today)
    case 'meddelande':
      return draft.message.length > maxMessage ? [{ field: 'message', fault: 'messageLong' }] : []
  }
}

function scopeFaults<F extends 'chooseScopes' | 'keepScopes'>(scopes: readonly Scope[], none: F) {
  if (scopes.length === 0) return [{ field: 'scopes', fault: none }]
  return opensNothing(scopes) ? [{ field: 'scopes', fault: 'visitsAlone' as const }] : []
}

/** The last day in words, a whole sentence; null is until further notice. `endsBy`: when the giver's own right ends, and it with that. */
export function untilText(
  until: string | null,
  { t, f }: Pick<Scene, 't' | 'f'>,
  endsBy: string | null = null,
): string {
  if (endsBy !== null && (until === null || endsBy < until)) {
    return t('access.check.untilGiver', { date: f.dateLong(endsBy) })
  }
  return until === null ? t('access.step.tid.further') : t('access.check.until', { date: f.dateLong(until) })
}

/** What is wrong, in words, for the summary and the fields. */
export function faultTexts<F extends string>(
  faults: readonly { field: F; fault: AccessFaultName | LimitFaultName }[],
  { t }: Pick<Scene, 't'>,
): { field: F; text: string }[] {
  return faults.map(({ field, fault }) => ({
    field,
    text: isDayFault(fault) ? t(`forms.date.error.${fault}`) : t(`access.error.${fault}`),
  }))
}

/** Faults as they were kept with what was typed. */
export function knownFaults(kept: readonly { field: string; fault: string }[]): AccessFault[] {
  return kept.flatMap(({ field, fault }) => {
    const known = faultNames.find((name) => name === fault)
    return known === undefined ? [] : [{ field, fault: known }]
  })
}

/** What is wrong in an answer to "until when". */
export function untilFaults({ until, day }: { until: string; day: string }, today: string): AccessFault[] {
  if (until === 'further') return []
  if (until !== 'day') return [{ field: 'until', fault: 'chooseUntil' }]
  const date = parseDate(day)
  if (date === null) return dayFieldFaults(day, 'day')
  return date < today ? [{ field: 'day', fault: 'dayPast' }] : []
}

/** Access only shrinks: what is wrong with what is to be left of it, by what it says now. */
export function limitFaults(
  asked: { scopes: readonly Scope[]; until: string; day: string },
  now: { scopes: readonly Scope[]; validTo: string | null },
  today: string,
): { field: string; fault: AccessFaultName | LimitFaultName }[] {
  const until = untilFaults(asked, today)
  const day = asked.until === 'day' ? parseDate(asked.day) : null
  const isLonger = now.validTo !== null && (day === null || day > now.validTo)
  const isLess = asked.scopes.length < now.scopes.length || day !== now.validTo
  const scopes = scopeFaults(asked.scopes, 'keepScopes')
  if (scopes.length > 0 || until.length > 0 || isLonger) {
    return [...scopes, ...(until.length === 0 && isLonger ? [{ field: 'day', fault: 'dayLonger' } as const] : until)]
  }
  return isLess ? [] : [{ field: 'scopes', fault: 'nothingLess' }]
}

/** The first step that is left to do or to correct; null when all is ready to be sent. */
export function firstOpenAccessStep(draft: AccessDraft, today: string): AccessFormStep | null {
  const open = (step: AccessFormStep) => !draft.passed.includes(step) || accessFaults(draft, step, today).length > 0
  return accessFormSteps.find(open) ?? null
}
