import { describe, expect, it } from 'vitest'
import { createCookies } from './cookies.server'
import { createTold } from './told.server'
import { signInsInMemory } from '../../tests/support/sign-ins'

const now = new Date('2026-11-19T14:00:00Z')

function scene() {
  const told = createTold({ signIns: signInsInMemory(now), clock: () => now }, createCookies({ secure: true }))
  /** What the browser sends back after something has been done. */
  const done = async (): Promise<string> => {
    const cookie = await told.keep('draftRemoved', 'pia', '/b/1/invandningar#utkast')
    return cookie.split(';')[0] ?? ''
  }
  return { told, done }
}

describe('what was done just before', () => {
  it('is said once, on its page, whatever the query', async () => {
    const { told, done } = scene()
    const cookie = await done()
    const take = () => told.take(cookie, 'pia', 'https://insyn.example/b/1/invandningar?x=1')
    expect([await take(), await take()]).toEqual(['draftRemoved', null])
  })

  it('is not said to another, on another page, or without its cookie, and waits for its own', async () => {
    const { told, done } = scene()
    const cookie = await done()
    expect(await told.take(cookie, 'karl', '/b/1/invandningar')).toBeNull()
    expect(await told.take(cookie, 'pia', '/b/1')).toBeNull()
    expect(await told.take(null, 'pia', '/b/1/invandningar')).toBeNull()
    expect(await told.take(cookie, 'pia', '/b/1/invandningar')).toBe('draftRemoved')
  })

  it('is forgotten by the browser after two minutes, and cannot be read by scripts', async () => {
    const { told } = scene()
    expect(await told.keep('noteSaved', 'pia', '/b/1/anteckningar')).toMatch(
      /^__Host-insyn-gjort=[\w-]{43}; .*HttpOnly.*Max-Age=120$/,
    )
  })
})
