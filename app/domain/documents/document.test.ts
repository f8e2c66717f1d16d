import { expect, test } from 'vitest'
import { isAsSaid, mayRead } from './document'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

test.each([
  ['application/pdf', '%PDF-1.7\n…', true],
  ['application/pdf', 'blank lines before it\n%PDF-1.4', true],
  ['application/pdf', '<html>', false],
  ['application/pdf', '', false],
  ['text/plain', 'Genomförandeplan', true],
  ['text/plain', '', false],
  ['text/plain', '%PDF-1.7', false],
  ['text/plain', ' <!DOCTYPE html>', false],
  ['text/plain', '\u00ef\u00bb\u00bf<svg', false],
  ['text/plain', 'MZ\u0090', false],
  ['text/plain', 'a\u0000b', false],
] as const)('%s that begins %j: %s', (type, begins, is) => {
  expect(isAsSaid(type, bytes(begins))).toBe(is)
})

test('a document is opened by the right that it asks for, and by the schedule where it asks for none', () => {
  expect(mayRead({}, new Set(['schedule:read']))).toBe(true)
  expect(mayRead({}, new Set(['notes:read']))).toBe(false)
  expect(mayRead({ requiredScope: 'notes:read' }, new Set(['schedule:read']))).toBe(false)
  expect(mayRead({ requiredScope: 'notes:read' }, new Set(['notes:read']))).toBe(true)
})
