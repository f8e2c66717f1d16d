import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress, readCode } from './address'

describe('an address of e-mail', () => {
  it.each([
    ['  Greta.Ek@Post.Example ', 'Greta.Ek@post.example'],
    ['mailto:greta@post.example', 'greta@post.example'],
    ['<greta@post.example>', 'greta@post.example'],
    ['greta+insyn@mail.post.example', 'greta+insyn@mail.post.example'],
    ['åsa@räksmörgås.example', 'åsa@räksmörgås.example'],
  ])('is taken as it is typed: %s', (typed, address) => {
    expect(readAddress('email', typed)).toEqual({ ok: true, address })
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['greta', 'form'],
    ['greta@post', 'form'],
    ['greta@@post.example', 'form'],
    ['greta@post..example', 'form'],
    ['.greta@post.example', 'form'],
    ['greta ek@post.example', 'form'],
    ['greta@post.example, karl@post.example', 'form'],
    ['greta@post.example\r\nBcc: karl@post.example', 'form'],
    [`${'g'.repeat(65)}@post.example`, 'form'],
    [`greta@${'p'.repeat(250)}.example`, 'tooLong'],
  ])('is none: %s', (typed, fault) => {
    expect(readAddress('email', typed)).toEqual({ ok: false, fault })
  })

  it('never has what ends a line of a letter, or makes two of one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, host) => {
        const read = readAddress('email', `${name}@${host}`)
        if (read.ok) expect(read.address).toMatch(/^[^\s<>,;"()]+@[^\s<>,;"()@]+$/u)
      }),
    )
  })

  it('is the same when it is read again', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9]{1,20}(\.[a-z]{1,9})?$/)
    const host = fc.stringMatching(/^[a-zA-Z]{1,12}\.(se|example)$/)
    fc.assert(
      fc.property(name, host, (one, other) => {
        const read = readAddress('email', ` ${one}@${other}`)
        expect(read.ok && readAddress('email', read.address)).toEqual(read)
      }),
    )
  })
})

describe('a number of a mobile telephone', () => {
  it.each(['070-123 45 67', '0701234567', '+46 70 123 45 67', '0046701234567', '46701234567', '+46 (0)70-1234567'])(
    'is taken as it is typed: %s',
    (typed) => {
      expect(readAddress('sms', typed)).toEqual({ ok: true, address: '+46701234567' })
    },
  )

  it.each([
    ['08-123 456 00', 'notMobile'],
    ['070-123 45 6', 'notMobile'],
    ['070-123 45 678', 'notMobile'],
    ['+47 412 34 567', 'notMobile'],
    ['0771-123456', 'notMobile'],
    ['sjuttio', 'form'],
    ['', 'empty'],
  ])('is none that is reached: %s', (typed, fault) => {
    expect(readAddress('sms', typed)).toEqual({ ok: false, fault })
  })
})

it('takes a code with blanks in it, and nothing that is not six digits', () => {
  expect(readCode(' 123 456 ')).toBe('123456')
  expect(readCode('123-456')).toBe('123456')
  for (const typed of ['', '12345', '1234567', '12345a']) expect(readCode(typed)).toBeNull()
})
