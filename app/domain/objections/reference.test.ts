import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { objectionReference, parseObjectionReference } from './reference'

const reference = fc
  .array(fc.nat(23), { minLength: 5, maxLength: 5 })
  .map((numbers) => objectionReference(() => numbers.shift() ?? 0))

describe('objectionReference', () => {
  it('has the form on the receipt and of the contract, and no vowels', () => {
    fc.assert(
      fc.property(reference, (text) => {
        expect(text).toMatch(/^INV-[2-9C-Z]{4}-[2-9C-Z]{2}$/)
        expect(text.slice(4)).not.toMatch(/[01AEIOUSBL58]/)
      }),
    )
  })

  it('is found again however it is written', () => {
    fc.assert(
      fc.property(reference, (text) => {
        expect(parseObjectionReference(` ${text.toLowerCase().replaceAll('-', ' ')} `)).toBe(text)
      }),
    )
  })

  it('is not taken for another when one sign is wrong', () => {
    fc.assert(
      fc.property(
        reference,
        fc.constantFrom(4, 5, 6, 7, 9, 10),
        fc.constantFrom(...Array.from('234679CDFGHJKMNPQRTVWXYZ')),
        (text, at, sign) => {
          const changed = text.slice(0, at) + sign + text.slice(at + 1)
          expect(parseObjectionReference(changed)).toBe(changed === text ? text : null)
        },
      ),
    )
    expect(['', 'INV-7K3', 'ABC-7K3M-Q2', 'INV-0000-00'].map(parseObjectionReference)).toEqual([null, null, null, null])
  })
})
