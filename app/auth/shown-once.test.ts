import { describe, expect, it } from 'vitest'
import { createCookies } from './cookies.server'
import { createShownOnce } from './shown-once.server'
import { signInsInMemory } from '../../tests/support/sign-ins'

const now = new Date('2026-11-19T14:00:00Z')

function scene() {
  return createShownOnce({ signIns: signInsInMemory(now), clock: () => now }, createCookies({ secure: true }))
}

describe('a secret that is shown once', () => {
  it('is shown on its page, to the one who had it made, and then to nobody', async () => {
    const shownOnce = scene()
    const cookie = await shownOnce.keep('hemligt', 'pia', '/b/1/kalender/f')
    expect(cookie).toMatch(/^__Host-insyn-visas=[\w-]{43}; .*HttpOnly.*Max-Age=120$/)
    expect(cookie).not.toContain('hemligt')
    const [sent = ''] = cookie.split(';')
    const take = (personId: string, path: string) => shownOnce.take(sent, personId, `https://insyn.example${path}`)
    expect([await take('karl', '/b/1/kalender/f'), await take('pia', '/b/1/kalender/g')]).toEqual([null, null])
    expect(await shownOnce.take(null, 'pia', '/b/1/kalender/f')).toBeNull()
    expect([await take('pia', '/b/1/kalender/f'), await take('pia', '/b/1/kalender/f')]).toEqual(['hemligt', null])
  })

  it('is not what was done just before, though both wait in the same place', async () => {
    const shownOnce = scene()
    const [value = ''] = (await shownOnce.keep('hemligt', 'pia', '/b/1')).split(';')
    expect(await shownOnce.take(value.replace('visas', 'gjort'), 'pia', '/b/1')).toBeNull()
  })
})
