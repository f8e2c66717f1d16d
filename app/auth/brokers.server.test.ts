import { describe, expect, it } from 'vitest'
import { callbackPath } from '~/platform/brokers-config.server'
import { createLogger } from '~/platform/logger.server'
import { createBrokers, orderedChoices, rememberChoice } from './brokers.server'

const [loa2, loa3] = ['http://id.elegnamnden.se/loa/1.0/loa2', 'http://id.elegnamnden.se/loa/1.0/loa3']
const about = { preset: 'sandbox' as const, issuer: 'http://localhost:3002', clientId: 'insyn' }
const bankid = { ...about, id: 'bankid', name: 'BankID', override: {} }
const freja = { ...bankid, id: 'freja', name: 'Freja' }
const assurance = { ask: 'claims', request: [loa2], claim: ['acr'], accepted: [loa2, loa3] }
const eu = { ...bankid, id: 'eu', name: 'EU', override: { assurance: { ...assurance, weighty: [loa3] } } }
const reading = { ...bankid, id: 'lasa', name: 'Läsa', override: { assurance: { ...assurance, weighty: [] } } }

const ring = { active: 'a', ring: { a: Buffer.alloc(32) } }
const signing = { kty: 'EC' as const, crv: 'P-256' as const, x: '', y: '', d: '', kid: 'k' }
const keys = { encryption: ring, index: ring, pseudonym: 'p'.repeat(43), signing }
const of = (...brokers: (typeof bankid)[]) =>
  createBrokers({ brokers, keys, origin: 'https://insyn.example' }, createLogger('silent'))
const ids = (choices: { id: string }[]) => choices.map(({ id }) => id)

describe('the e-legitimations that one can choose between', () => {
  it('stand in the order of the configuration, the one of last time first', () => {
    const brokers = of(bankid, freja, eu)
    const look = (cookie: string | null) => ids(orderedChoices(brokers, cookie, { isWeighty: false }))
    expect(look(null)).toEqual(['bankid', 'freja', 'eu'])
    const [cookie = ''] = rememberChoice('eu', { secure: true }).split(';')
    expect(look(`a=b; ${cookie}`)).toEqual(['eu', 'bankid', 'freja'])
    expect(look('insyn-legitimation=gone')).toEqual(['bankid', 'freja', 'eu'])
  })

  it('are those that can show enough, for what weighs', () => {
    const brokers = of(reading, bankid, eu)
    expect(ids(orderedChoices(brokers, 'insyn-legitimation=lasa', { isWeighty: true }))).toEqual(['bankid', 'eu'])
  })
})

describe('the level of assurance that counts for what weighs', () => {
  it('is each broker’s own', () => {
    const { countsForWeighty } = of(bankid, eu, reading)
    const counts = (broker: string, acr: string) => countsForWeighty({ broker, acr })
    expect([counts('bankid', loa3), counts('eu', loa3)]).toEqual([true, true])
    expect([counts('eu', loa2), counts('lasa', loa3), counts('gone', loa3)]).toEqual([false, false, false])
  })

  it('is at one broker at least, and is one that is accepted', () => {
    expect(() => of(reading)).toThrow(/none that counts for what weighs/)
    const wrong = { ...eu, override: { assurance: { ...assurance, weighty: ['high'] } } }
    expect(() => of(wrong)).toThrow(/BROKERS\.eu\.override\.assurance\.weighty/)
  })
})

it('the answer of each comes to an address of its own, and that of an only one to the old', () => {
  expect([freja, { id: 'e-legitimation' }].map(callbackPath)).toEqual(['/auth/callback/freja', '/auth/callback'])
})
