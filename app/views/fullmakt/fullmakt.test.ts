import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { fullmaktView, holdsAlready } from './fullmakt'

const now = new Date('2026-11-19T12:00:00+01:00')
const scene = { t: textsFor('sv'), f: formatsFor('sv', now), now, requestId: 'r' }
const at = { providerId: 'farsta', providerName: 'Farsta', href: '/' }
const given = { id: 'f-1', from: '2026-01-01', givenAt: '2026-01-01T08:00:00+01:00' }

describe('the fullmakt of the arbetsledare', () => {
  it('is in force until further notice', () => {
    expect(fullmaktView([given], at, scene)).toMatchObject({
      inForce: true,
      history: [{ text: 'Gäller från torsdag 1 januari 2026 tills vidare.' }],
    })
  })

  it('is told as past once it is withdrawn: it does not go on until further notice', () => {
    const withdrawn = { ...given, withdrawnAt: '2026-11-18T09:00:00+01:00' }
    expect(fullmaktView([withdrawn], at, scene)).toMatchObject({
      inForce: false,
      history: [{ text: 'Gällde från torsdag 1 januari 2026. Den togs tillbaka onsdag 18 november klockan 9.' }],
    })
  })
})

describe('a change that may have been made already', () => {
  const withdrawn = { ...given, withdrawnAt: '2026-11-18T09:00:00+01:00' }
  const holds = (all: Parameters<typeof fullmaktView>[0], was: string, change: Parameters<typeof holdsAlready>[2]) =>
    holdsAlready(fullmaktView(all, at, scene), was, change)

  it('holds when the fullmakt is in force until the same day, or the one that was shown is taken back', () => {
    expect(holds([given], '', { act: 'give', to: null })).toBe(true)
    expect(holds([{ ...given, to: '2026-12-31' }], '', { act: 'give', to: '2026-12-31' })).toBe(true)
    expect(holds([withdrawn], 'f-1', { act: 'withdraw' })).toBe(true)
  })

  it('does not hold with another day, with another in force, or when it has only run out', () => {
    expect(holds([given], '', { act: 'give', to: '2026-12-31' })).toBe(false)
    expect(holds([{ ...given, id: 'f-2' }, withdrawn], 'f-1', { act: 'withdraw' })).toBe(false)
    expect(holds([{ ...given, to: '2026-11-18' }], 'f-1', { act: 'withdraw' })).toBe(false)
  })
})
