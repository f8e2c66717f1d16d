import { describe, expect, it } from 'vitest'
import { languages } from '~/i18n/languages'
import { outageLines, readOutage } from './operator.server'

const now = new Date('2026-11-29T12:00:00+01:00')
const texts = Object.fromEntries(languages.map((language) => [language, `Text på ${language}.`]))
const file = (changed: object) =>
  JSON.stringify({ kind: 'planned', from: '2026-12-01T22:00:00+01:00', texts, ...changed })

describe('an outage in a file', () => {
  it('is read', () => {
    const to = '2026-12-02T02:00:00+01:00'
    expect(readOutage(file({ to }), now, ['farsta'])).toMatchObject({ kind: 'planned', to: new Date(to), texts })
    expect(readOutage(file({ kind: 'fault', from: '2026-11-29T07:00:00+01:00' }), now, ['farsta']).to).toBeNull()
  })

  it.each([
    ['without an end, planned', file({}), /planned stop has an end/],
    ['with an end, an incident', file({ kind: 'incident', to: '2026-12-02T02:00:00+01:00' }), /when it is said to be/],
    ['that ends first', file({ to: '2026-12-01T21:00:00+01:00' }), /before it begins/],
    ['that has ended', file({ from: '2026-11-28T21:00:00+01:00', to: '2026-11-29T11:00:00+01:00' }), /has passed/],
    ['that is a fault to come', file({ kind: 'fault' }), /only what is planned/],
    ['with a clock time of no place', file({ to: '2026-12-02T02:00:00' }), /to/],
    ['without a language', file({ texts: { ...texts, fi: undefined } }), /texts\.fi/],
    ['with an empty text', file({ texts: { ...texts, fi: ' ' } }), /texts\.fi/],
    ['of a fault that concerns some', file({ kind: 'fault', concerns: 'all' }), /an incident only/],
    ['that concerns nobody that there is', file({ kind: 'incident', concerns: ['farsta', 'nowhere'] }), /: nowhere/],
    ['that is no file of this kind', 'planned', /not JSON/],
  ])('is refused %s', (_what, content, why) => {
    expect(() => readOutage(content, now, ['farsta'])).toThrow(why)
  })

  it('of an incident says whom it concerns, and nobody when it does not say', () => {
    const incident = { kind: 'incident', from: '2026-11-29T07:00:00+01:00' }
    const concernsOf = (more: object) => readOutage(file({ ...incident, ...more }), now, ['farsta']).concerns
    expect(concernsOf({})).toBeNull()
    expect(concernsOf({ concerns: 'all' })).toBe('all')
    expect(concernsOf({ concerns: ['farsta'] })).toEqual(['farsta'])
  })

  it('is listed', () => {
    expect(outageLines([], now)).toEqual(['Nothing is said'])
    const outage = { ...readOutage(file({ to: '2026-12-02T02:00:00+01:00' }), now, ['farsta']), id: 'a', endedAt: null }
    expect(outageLines([outage], now)).toEqual([
      'a  planned, coming, 2026-12-01T21:00:00.000Z to 2026-12-02T01:00:00.000Z',
    ])
  })
})
