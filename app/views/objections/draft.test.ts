import { describe, expect, it } from 'vitest'
import type { About } from './about'
import {
  faultsOf,
  firstOpenStep,
  newDraft,
  ownVersionOf,
  reasonsFor,
  reasonsInOrder,
  stepAfter,
  stepBefore,
  stepCount,
  stepsOf,
  withStep,
  type DraftValues,
  type StepFields,
} from './draft'

const times = { start: '2026-11-19T07:00:00+01:00', end: '2026-11-19T09:00:00+01:00' }
const shift: About = { type: 'shift', shifts: [{ id: 's1', staff: 'Anna', ...times }] }
const row = (id: string) => ({ id, planned: times, reported: null })
const report = { timeReportId: 't1', month: '2026-11', staff: 'Anna' }
const rows: About = { type: 'rows', ...report, rows: [row('r1'), row('r2')] }
const lines = ['l1', 'l2'].map((id) => ({ id, staff: 'Anna', ...times }))
const claim: About = { type: 'claim', claimId: 'c1', month: '2026-10', lines }
const none: StepFields = { chosen: [], reason: '', timeDate: '', timeStart: '', timeEnd: '', text: '' }
const draft = (offer: About, more: Partial<DraftValues> = {}): DraftValues => ({
  ...newDraft('farsta', offer, []),
  ...more,
})

describe('stepsOf', () => {
  it('asks for the time of one shift or row, where the reason has to do with time', () => {
    expect(stepsOf(draft(shift))).toEqual(['orsak', 'tid', 'text', 'kontrollera'])
    expect(stepsOf(draft(shift, { reason: 'wrongPerson' }))).not.toContain('tid')
    expect(stepsOf(draft(rows, { chosen: ['r1'], reason: 'wrongTime' }))).toContain('tid')
    expect(stepsOf(draft(rows, { chosen: ['r1', 'r2'], reason: 'wrongTime' }))).not.toContain('tid')
    expect(stepsOf(draft({ type: 'report', ...report }))).not.toContain('tid')
    expect(stepsOf(draft(claim, { chosen: ['l1'], reason: 'paidButNotReceived' }))).toContain('tid')
    expect(stepsOf(draft({ ...claim, lines: [] }))).not.toContain('tid')
  })

  it('goes forth and back past the step that is not asked', () => {
    const values = draft(shift, { reason: 'didNotHappen' })
    expect(stepAfter(values, 'orsak')).toBe('text')
    expect(stepBefore(values, 'text')).toBe('orsak')
    expect(stepBefore(values, 'orsak')).toBeNull()
    expect(stepBefore(draft(rows), 'orsak')).toBe('vad')
  })
})

describe('stepCount', () => {
  it('is the same however one answers, and never goes back', () => {
    for (const offer of [shift, rows, claim, { type: 'report', ...report } as const]) {
      for (const reason of ['', ...reasonsInOrder]) {
        const values = draft(offer, { reason, chosen: ['r1', 'l1'] })
        const counts = stepsOf(values).map((step) => stepCount(values, step))
        expect(new Set(counts.map(({ of }) => of)).size).toBe(1)
        const numbers = counts.map(({ now }) => now)
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
        expect([numbers[0], numbers.at(-1)]).toEqual([1, counts[0]?.of])
      }
    }
    expect(stepCount(draft(shift), 'orsak')).toEqual({ now: 1, of: 3 })
    expect(stepCount(draft(rows), 'vad')).toEqual({ now: 1, of: 4 })
  })
})

describe('reasonsFor', () => {
  it('has what did not come about first, where nothing is registered', () => {
    expect(reasonsFor(true)[0]).toBe('didNotHappen')
    expect(reasonsFor(false)[0]).toBe('wrongTime')
    expect(reasonsFor(true).toSorted()).toEqual(reasonsFor(false).toSorted())
  })
})

describe('faultsOf', () => {
  it('wants a row, a version and a reason', () => {
    expect(faultsOf(draft(rows), 'vad')).toEqual([{ field: 'chosen', fault: 'chooseRows' }])
    expect(faultsOf(draft(rows, { chosen: ['of another report'] }), 'vad')).toHaveLength(1)
    expect(faultsOf(draft({ type: 'faststallande', ...report, versions: [] }), 'vad')).toHaveLength(1)
    expect(faultsOf(draft(shift), 'vad')).toEqual([])
    expect(faultsOf(draft(claim), 'vad')).toEqual([{ field: 'chosen', fault: 'chooseRows' }])
    expect(faultsOf(draft(claim, { chosen: ['l2'] }), 'vad')).toEqual([])
    expect(faultsOf(draft({ ...claim, lines: [] }), 'vad')).toEqual([])
    expect(faultsOf(draft(shift, { reason: 'because' }), 'orsak')).toEqual([{ field: 'reason', fault: 'chooseReason' }])
  })

  it('wants words only when the reason says nothing, and not too many', () => {
    expect(faultsOf(draft(shift, { reason: 'wrongTime' }), 'text')).toEqual([])
    expect(faultsOf(draft(shift, { reason: 'other' }), 'text')).toEqual([{ field: 'text', fault: 'textMissing' }])
    expect(faultsOf(draft(shift, { text: 'x'.repeat(4000) }), 'text')).toEqual([])
    expect(faultsOf(draft(shift, { text: 'x'.repeat(4001) }), 'text')).toEqual([{ field: 'text', fault: 'textLong' }])
  })
})

describe('firstOpenStep', () => {
  it('leads through each step, and back to one that became wrong', () => {
    let values = draft(shift)
    expect(firstOpenStep(values)).toBe('orsak')
    values = withStep(values, 'orsak', { ...none, reason: 'wrongTime' }, true)
    expect(firstOpenStep(values)).toBe('tid')
    values = withStep(values, 'tid', none, true)
    values = withStep(values, 'text', none, true)
    expect(firstOpenStep(values)).toBeNull()
    expect(firstOpenStep(withStep(values, 'orsak', { ...none, reason: 'other' }, true))).toBe('text')
  })

  it('does not pass what was only put aside', () => {
    const values = withStep(draft(shift), 'orsak', { ...none, reason: 'wrongTime' }, false)
    expect(values.reason).toBe('wrongTime')
    expect(values.passed).toEqual([])
  })
})

describe('ownVersionOf', () => {
  it('forgets a time that the reason no longer asks for', () => {
    const time = { date: '2026-11-19', start: '7', end: '8' }
    expect(ownVersionOf(draft(shift, { reason: 'wrongTime', time }))).not.toBeNull()
    expect(ownVersionOf(draft(shift, { reason: 'wrongPerson', time }))).toBeNull()
  })
})
