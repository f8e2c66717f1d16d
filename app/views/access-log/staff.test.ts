import { describe, expect, it } from 'vitest'
import { scene } from '~/views/schedule/shift.fixture'
import type { AccessLogEntry } from '../../../provider-api/contract'
import { staffLogMonth, staffLogViews, type StaffLog } from './staff'

const now = scene.now
const entry = (more: Partial<AccessLogEntry> = {}): AccessLogEntry => ({
  ...{ id: 'o-1', at: '2026-11-12T14:05:00+01:00', act: 'read', what: 'schedule', name: 'Malin Ek' },
  ...more,
})
const known = (data: AccessLogEntry[]): StaffLog['known'] => ({ is: 'known', data, asOf: now, kept: false })
const view = (log: StaffLog['known'], month = '2026-11') => {
  const [one] = staffLogViews([{ providerId: 'farsta', name: 'Farsta Assistans', known: log }], 'b1', month, scene)
  if (one === undefined) throw new Error('no part')
  return one
}

describe('who at a provider has opened something', () => {
  it('is told with who, as what, when, what and why, the newest first', () => {
    const { said, entries, heading } = view(
      known([
        entry({ role: 'arbetsledare', why: 'Planerade veckan' }),
        entry({ id: 'o-2', at: '2026-11-13T08:00:00+01:00', name: undefined, act: 'changed', what: 'notes' }),
        entry({ id: 'o-3', what: 'other', whatText: 'Telefonlista', at: '2026-11-01T00:00:00+01:00' }),
      ]),
    )
    expect(heading).toBe('Vem hos Farsta Assistans har öppnat uppgifterna?')
    expect(said).toBe('Det här säger Farsta Assistans om november 2026.')
    expect(entries.map(({ who, role, what, why }) => [who, role?.text, what, why])).toEqual([
      ['Någon vars namn inte lämnas ut', undefined, ['Skrev något nytt.'], null],
      [
        ...['Malin Ek', 'arbetsledare', ['Såg vem som ska komma och när.']],
        { text: 'Planerade veckan', from: 'provider' },
      ],
      ['Malin Ek', undefined, ['Såg: ', { text: 'Telefonlista', from: 'provider' }, '.'], null],
    ])
  })

  it('says that nobody has only when the provider has answered so, and not what is not known', () => {
    expect(view(known([])).said).toBe('Enligt Farsta Assistans har ingen där öppnat uppgifterna i november 2026.')
    const unknown = view({ is: 'unknown', why: 'unavailable', since: null })
    expect(unknown.said).toBe(
      'Vi kan inte se just nu vem hos Farsta Assistans som öppnade uppgifterna i november 2026.',
    )
    expect(unknown.older).not.toBeNull()
  })

  it('says that a provider does not give it out, which has no such log or says no', () => {
    const says = /^Farsta Assistans lämnar inte ut vem där som har öppnat uppgifterna\./
    expect(view('lacks')).toMatchObject({ said: expect.stringMatching(says), entries: [], older: null, newer: null })
    expect(view({ is: 'unknown', why: 'refused', since: null }).said).toMatch(says)
  })

  it('has a way to the month before and after, and not to one that is ahead', () => {
    expect([view(known([])).older?.href, view(known([])).newer]).toEqual(['/b/b1/logg?manad=2026-10#personal-1', null])
    expect(view(known([]), '2026-10').newer?.href).toBe('/b/b1/logg?manad=2026-11#personal-1')
  })

  it('shows what a provider sends that cannot be right: an id twice, names of blanks', () => {
    const odd = view(known([entry({ name: ' ', role: ' ', why: ' ' }), entry({ whatText: '\u200b' })]))
    expect(odd.entries.map(({ who, role, what, why }) => [who, role, what, why])).toEqual([
      ['Någon vars namn inte lämnas ut', null, ['Såg vem som ska komma och när.'], null],
      ['Malin Ek', null, ['Såg vem som ska komma och när.'], null],
    ])
    expect(new Set(odd.entries.map(({ id }) => id)).size).toBe(2)
  })

  it('is of the month that goes on when the address asks for one that cannot be', () => {
    const asked = [null, '2026-12', '2026-13', 'x', '1900-01', '2026-10']
    expect(asked.map((month) => staffLogMonth(month, now))).toEqual([
      ...['2026-11', '2026-11', '2026-11', '2026-11', '2026-11', '2026-10'],
    ])
  })
})
