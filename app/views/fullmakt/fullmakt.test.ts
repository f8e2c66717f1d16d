import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { fullmaktView } from './fullmakt'

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
