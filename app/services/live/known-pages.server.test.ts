import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import { allScopes, type Scope } from '~/domain/access/representation'
import { rightAt } from '../../../tests/support/rights'
import { createKnownPages } from './known-pages.server'

const now = new Date('2026-11-24T10:00:10Z')
const tag = 'W/"a"'

function heldWith(scopes: readonly Scope[], asOf = now): Access[] {
  const place = { ...rightAt('farsta', { scopes: new Set(scopes) }), brukareId: 'f-1' }
  const about = { brukare: { id: 'b1', name: 'Pia', protectedIdentity: false }, places: [place], asOf }
  const access: Access = Object.assign(Object.create(null), { ...place, ...about, scopesAnywhere: new Set(scopes) })
  return [access]
}
const held = heldWith(allScopes)

/** A page that was drawn just now from a feed that is followed. */
function known() {
  let elapsed = 0
  const pages = createKnownPages(() => elapsed)
  pages.hear({ kind: 'followed', providerId: 'farsta' })
  pages.remember('key', { held, now, tag, since: pages.heard() })
  const isSame = (more: Partial<{ held: Access[]; now: Date; tag: string }> = {}, key = 'key') =>
    pages.isUnchanged(key, { held, now, tag, ...more })
  return { pages, isSame, later: (ms: number) => (elapsed += ms) }
}

describe('a page that was drawn here', () => {
  it('is as it was in the same minute, for the same rights, whenever they were confirmed', () => {
    const { isSame } = known()
    expect(isSame()).toBe(true)
    expect(isSame({ held: heldWith(allScopes, new Date(0)) })).toBe(true)
  })

  it.each([
    ['another minute', { now: new Date('2026-11-24T10:01:00Z') }],
    ['other rights', { held: heldWith(['schedule:read']) }],
    ['another version', { tag: 'W/"b"' }],
  ])('is not known in %s', (_what, more) => {
    expect(known().isSame(more)).toBe(false)
  })

  it('is not known under another name', () => {
    expect(known().isSame({}, 'other')).toBe(false)
  })

  it('is not known when something about the brukare has been heard, and is when it was about another', () => {
    const { pages, isSame } = known()
    pages.hear({ kind: 'change', type: 'shift', providerId: 'farsta', brukareId: 'f-2', isHere: false })
    pages.hear({ kind: 'done', type: 'objection', brukareId: 'b2' })
    expect(isSame()).toBe(true)
    pages.hear({ kind: 'change', type: 'shift', providerId: 'farsta', brukareId: 'f-1', isHere: false })
    expect(isSame()).toBe(false)
  })

  it.each([{ kind: 'done', type: 'review', brukareId: 'b1' } as const, { kind: 'rights', brukareId: 'b1' } as const])(
    'is not known after $kind',
    (signal) => {
      const { pages, isSame } = known()
      pages.hear(signal)
      expect(isSame()).toBe(false)
    },
  )

  it('is not known when something was heard while it was drawn', () => {
    const { pages, isSame } = known()
    const since = pages.heard()
    pages.hear({ kind: 'done', type: 'review', brukareId: 'b1' })
    pages.remember('key', { held, now, tag, since })
    expect(isSame()).toBe(false)
  })

  it('is not known after a break, nor when its feed says nothing', () => {
    const broken = known()
    broken.pages.missed()
    broken.pages.hear({ kind: 'followed', providerId: 'farsta' })
    expect(broken.isSame()).toBe(false)
    const silent = known()
    silent.later(20_001)
    expect(silent.isSame()).toBe(false)
  })
})
