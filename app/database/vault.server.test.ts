import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DatabaseKeys } from './types'
import { createVault, placeOf } from './vault.server'

const key = () => randomBytes(32)
const ring = (...ids: string[]) => ({ active: ids[0] ?? '', ring: Object.fromEntries(ids.map((id) => [id, key()])) })
const vault = createVault({ encryption: ring('e1'), index: ring('i1') })
const place = placeOf('Person', 'sealedNumber', 'p1')

describe('sealing', () => {
  it('opens what it sealed, whatever the text and the place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, where) => {
        const whole = Buffer.from(text, 'utf8').toString('utf8')
        expect(vault.open(vault.seal(whole, where), where)).toBe(whole)
      }),
    )
  })

  it('never shows the text, and never seals the same text the same way', () => {
    const first = vault.seal('191212121212', place)
    expect(first).not.toContain('1212')
    expect(Buffer.from(first.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('1212')
    expect(vault.seal('191212121212', place)).not.toBe(first)
  })

  it('cannot be opened at another row, column or table', () => {
    const box = vault.seal('191212121212', place)
    for (const elsewhere of ['Person.sealedNumber:p2', 'Person.sealedName:p1', 'Brukare.sealedNumber:p1', '']) {
      expect(() => vault.open(box, elsewhere)).toThrow()
    }
  })

  it('never gives another text for a changed envelope', () => {
    const box = vault.seal('191212121212', place)
    fc.assert(
      fc.property(fc.nat(box.length - 1), fc.constantFrom('A', 'B', 'z', '0', '9', '_', '-', '.'), (at, letter) => {
        const changed = box.slice(0, at) + letter + box.slice(at + 1)
        let opened: string
        try {
          opened = vault.open(changed, place)
        } catch {
          return
        }
        // Only the bits of a last base64url letter that carry nothing can differ without notice.
        expect(opened).toBe('191212121212')
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    '',
    'v1',
    'v1.e1',
    'v1.e1.AAAA',
    'v1.e1.AAAA.AAAA',
    'v2.e1.AAAA.AAAA',
    'v1.__proto__.AAAA.AAAA',
    'plain text',
  ])('refuses %j', (text) => {
    expect(() => vault.open(text, place)).toThrow()
  })
})

describe('change of keys', () => {
  const old = { encryption: ring('e1'), index: ring('i1') }
  const now: DatabaseKeys = {
    encryption: { active: 'e2', ring: { ...old.encryption.ring, e2: key() }, retiring: ['e1'] },
    index: { active: 'i2', ring: { ...old.index.ring, i2: key() }, retiring: ['i1'] },
  }
  const before = createVault(old)
  const after = createVault(now)

  it('still opens what is old, says that it is old, and seals with the new', () => {
    const box = before.seal('191212121212', place)
    expect(after.open(box, place)).toBe('191212121212')
    expect(after.isRetiring(box)).toBe(true)
    // A portal that has the new key, and not yet the order to change, leaves it as it is.
    expect(before.isRetiring(box)).toBe(false)
    const again = after.seal('191212121212', place)
    expect(after.isRetiring(again)).toBe(false)
    expect(() => before.open(again, place)).toThrow(/e2/)
  })

  it('finds what was indexed with the old key', () => {
    expect(after.indexCandidates('191212121212', 'Person.number')).toContain(
      before.index('191212121212', 'Person.number'),
    )
    expect(after.index('191212121212', 'Person.number')).not.toBe(before.index('191212121212', 'Person.number'))
    expect(after.isRetiringIndex(before.index('191212121212', 'Person.number'))).toBe(true)
    expect(after.isRetiringIndex(after.index('191212121212', 'Person.number'))).toBe(false)
  })
})

describe('index', () => {
  it('is the same for the same value, another for another value or column', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(vault.index(one, 'Person.number')).toBe(vault.index(one, 'Person.number'))
        expect(vault.index(one, 'Person.number')).not.toBe(vault.index(one, 'Brukare.pseudonym'))
        expect(vault.index(one, 'Person.number') === vault.index(other, 'Person.number')).toBe(one === other)
      }),
    )
  })
})

describe('keys', () => {
  it('must be 32 bytes, well named, and the active one there', () => {
    const short = { active: 'e1', ring: { e1: randomBytes(16) } }
    expect(() => createVault({ encryption: short, index: ring('i1') })).toThrow(/32 bytes/)
    expect(() => createVault({ encryption: { ...ring('e1'), active: 'e9' }, index: ring('i1') })).toThrow(/e9/)
    expect(() => createVault({ encryption: ring('e.1'), index: ring('i1') })).toThrow(/key id/)
    const out = (...retiring: string[]) => ({ encryption: { ...ring('e1', 'e2'), retiring }, index: ring('i1') })
    expect(() => createVault(out('e2'))).not.toThrow()
    expect(() => createVault(out('e1'))).toThrow(/active key "e1" cannot/)
    expect(() => createVault(out('e9'))).toThrow(/"e9" on its way out is not/)
  })
})
