import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safePath } from './safe-path'

describe('safePath', () => {
  it('keeps a path with a query and a fragment', () => {
    expect(safePath('/b/x/schema/dag/2026-11-19?vy=tabell#nu')).toBe('/b/x/schema/dag/2026-11-19?vy=tabell#nu')
  })
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%5cevil.example',
    '/\t/evil.example',
    '',
    null,
    undefined,
    '/a\\b',
    '/auth/callback?code=1',
    '/logga-ut',
    '/../..//evil.example',
    '/.//evil.example',
  ])('refuses %j', (input) => {
    expect(safePath(input, '/valj')).toBe('/valj')
  })
  it('never leaves the site, whatever the input', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (tail) => {
        const url = new URL(safePath(`/${tail}`), 'https://insyn.example')
        expect(url.origin).toBe('https://insyn.example')
      }),
      { numRuns: 2000 },
    )
  })
})
