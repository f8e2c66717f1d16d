import { describe, expect, it } from 'vitest'
import { isFault } from '~/platform/errors.server'
import { personFrom } from './identity.server'
import { brokerProfile } from './presets.server'

const today = '2026-11-19'
const { person } = brokerProfile({
  id: 'e-legitimation',
  name: null,
  preset: 'sandbox',
  issuer: 'http://localhost:1',
  clientId: 'insyn',
  override: {},
})
const pnr = 'https://id.oidc.se/claim/personalIdentityNumber'
const sam = 'https://id.oidc.se/claim/coordinationNumber'
const previous = 'https://id.oidc.se/claim/previousCoordinationNumber'

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (isFault(error)) return error.code
    throw error
  }
  return 'accepted'
}

describe('personFrom', () => {
  it('gives number, name and kind', () => {
    expect(personFrom({ name: 'Pia Lindgren', [pnr]: '198311059847' }, person, today)).toEqual({
      number: '198311059847',
      name: 'Pia Lindgren',
      isCoordinationNumber: false,
      previousCoordinationNumber: null,
    })
  })

  it('keeps the samordningsnummer someone had before', () => {
    const facts = personFrom({ name: 'Amir', [pnr]: '198311059847', [previous]: '199507819853' }, person, today)
    expect(facts.previousCoordinationNumber).toBe('199507819853')
  })

  it.each([
    ['both numbers', { name: 'A', [pnr]: '198311059847', [sam]: '199507819853' }, 'identity-two-numbers'],
    ['no number', { name: 'A' }, 'identity-no-number'],
    ['a number that is no text', { name: 'A', [pnr]: 198311059847 }, 'identity-no-number'],
    ['a birth that is ahead', { name: 'A', [pnr]: '203011059841' }, 'identity-bad-number'],
    ['a wrong check digit', { name: 'A', [pnr]: '198311059848' }, 'identity-bad-number'],
    ['a samordningsnummer as personnummer', { name: 'A', [pnr]: '199507819853' }, 'identity-wrong-kind'],
    ['a personnummer as samordningsnummer', { name: 'A', [sam]: '198311059847' }, 'identity-wrong-kind'],
    ['no name', { [pnr]: '198311059847' }, 'identity-no-name'],
  ])('refuses %s', (_what, claims, code) => {
    expect(codeOf(() => personFrom(claims, person, today))).toBe(code)
  })

  it('tells the kind by the digits where one claim holds both', () => {
    const idura = brokerProfile({
      id: 'e-legitimation',
      name: null,
      preset: 'idura',
      issuer: 'https://x.example',
      clientId: 'x',
      override: {},
    }).person
    expect(personFrom({ name: 'Amir', ssn: '199507819853' }, idura, today).isCoordinationNumber).toBe(true)
  })
})

describe('brokerProfile', () => {
  it('says what is wrong in an override', () => {
    const broker = {
      id: 'e-legitimation',
      name: null,
      preset: 'sandbox' as const,
      issuer: 'https://x.example',
      clientId: 'x',
      override: { par: 'sometimes', nonsense: 1 },
    }
    expect(() => brokerProfile(broker)).toThrow(/BROKER\.override\.par/)
  })
  it('refuses an issuer without https', () => {
    expect(() =>
      brokerProfile({
        id: 'e-legitimation',
        name: null,
        preset: 'sandbox',
        issuer: 'http://x.example',
        clientId: 'x',
        override: {},
      }),
    ).toThrow(/https/)
  })
  it('refuses to put a number in an address', () => {
    expect(() =>
      brokerProfile({
        id: 'e-legitimation',
        name: null,
        preset: 'sandbox',
        issuer: 'https://x.example',
        clientId: 'x',
        override: { logout: 'idTokenHint' },
      }),
    ).toThrow(/logout/)
  })
})
