import { describe, expect, it } from 'vitest'
import { grantableScopes, presetScopes } from '~/domain/access/giving'
import { allScopes, type Scope } from '~/domain/access/representation'
import { rightAt } from '../../../tests/support/rights'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import {
  accessFaults,
  chosenScopes,
  limitFaults,
  newAccessDraft,
  untilText,
  withAccessStep,
  type AccessDraft,
} from './draft'

const today = '2026-11-19'

describe('what is offered to be given', () => {
  it('is nothing that opens nothing, and nothing is chosen in advance for an ombud', () => {
    const giver = { places: [rightAt('farsta', { role: 'brukare', scopes: new Set(allScopes) })] }
    for (const kind of ['anhorig', 'ombud'] as const) expect(grantableScopes(kind, giver)).not.toContain('notes:read')
    expect(presetScopes('ombud')).toEqual([])
    expect(presetScopes('anhorig')).toEqual(['schedule:read'])
    for (const kind of ['anhorig', 'ombud'] as const) expect(grantableScopes(kind, giver)).toContain('visits:read')
  })

  it('is not what was done without the schedule that it stands in', () => {
    const faults = (scopes: Scope[]) =>
      accessFaults({ ...newAccessDraft, scopes }, 'vad', today).map(({ fault }) => fault)
    expect(faults(['visits:read', 'object'])).toEqual(['visitsAlone'])
    expect(faults(['schedule:read', 'visits:read'])).toEqual([])
    const before = { scopes: ['schedule:read', 'visits:read'] as const, validTo: null }
    const left = { scopes: ['visits:read'] as const, until: 'further', day: '' }
    expect(limitFaults(left, before, today).map(({ fault }) => fault)).toEqual(['visitsAlone'])
  })
})

describe('what is chosen to be given', () => {
  const fields = { kind: '', name: '', number: '', scopes: [], until: '', day: '', message: '' }
  const saved = (draft: AccessDraft, step: 'roll' | 'vad', more: { kind: string } | { scopes: string[] }) =>
    withAccessStep(draft, step, { ...fields, ...more }, { number: '', passed: step === 'roll' })

  it('stands there when it was put aside for later, and is asked anew of another kind', () => {
    const relative = saved(newAccessDraft, 'roll', { kind: 'anhorig' })
    expect(chosenScopes(relative)).toEqual(['schedule:read'])
    const aside = saved(relative, 'vad', { scopes: ['schedule:read', 'visits:read'] })
    expect(chosenScopes(aside)).toEqual(['schedule:read', 'visits:read'])
    expect(chosenScopes(saved(aside, 'roll', { kind: 'anhorig' }))).toEqual(['schedule:read', 'visits:read'])
    expect(chosenScopes(saved(aside, 'roll', { kind: 'ombud' }))).toEqual([])
    // Nothing is chosen: that was said, and is not the preset again.
    expect(chosenScopes(saved(relative, 'vad', { scopes: [] }))).toEqual([])
  })
})

describe('a name', () => {
  it('has something to read in it', () => {
    const faults = (name: string) => accessFaults({ ...newAccessDraft, name, number: '1' }, 'vem', today)
    for (const name of ['', '\u200b', '\u2800\u2800', '\u3164']) expect(faults(name)).toHaveLength(1)
    expect(faults('Vera')).toEqual([])
  })
})

describe('until when', () => {
  const until = (last: string | null, endsBy?: string) =>
    untilText(last, { t: textsFor('sv'), f: formatsFor('sv') }, endsBy)

  it('is no longer than the giver’s own right', () => {
    expect(until(null)).toBe('Tills vidare')
    expect(until(null, '2032-03-09')).toMatch(/9 mars 2032\. Då slutar rätten för den som ger tillgången\.$/)
    expect(until('2199-12-31', '2032-03-09')).toBe(until(null, '2032-03-09'))
    expect(until('2027-01-01', '2032-03-09')).toBe(until('2027-01-01'))
  })
})

describe('what is left of an access', () => {
  const now = { scopes: ['schedule:read', 'hours:read'] as const, validTo: '2026-12-31' }
  const fault = (asked: { scopes?: readonly ('schedule:read' | 'hours:read')[]; until?: string; day?: string }) =>
    limitFaults({ ...{ scopes: now.scopes, until: 'day', day: '2026-12-31' }, ...asked }, now, today).map(
      (one) => one.fault,
    )

  it('is less than it was', () => {
    expect(fault({ scopes: ['schedule:read'] })).toEqual([])
    expect(fault({ day: '2026-12-01' })).toEqual([])
    expect(fault({})).toEqual(['nothingLess'])
  })

  it('does not last longer, whatever is chosen', () => {
    expect(fault({ scopes: ['schedule:read'], until: 'further', day: '' })).toEqual(['dayLonger'])
    expect(fault({ day: '2027-01-01' })).toEqual(['dayLonger'])
  })

  it('is something, until a day that is', () => {
    expect(fault({ scopes: [], day: 'soon' })).toEqual(['keepScopes', 'noDate'])
    expect(fault({ day: '2026-11-18' })).toEqual(['dayPast'])
  })
})
