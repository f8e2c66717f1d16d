import { describe, expect, it } from 'vitest'
import type { SessionRepository } from '~/database/types'
import { createCookies } from './cookies.server'
import { createSessionReader } from './session.server'

const now = new Date('2026-11-19T14:00:00Z')
/** A token for a cookie, and the person whose session it is. */
const tokenOf = (personId: string, nth: number) => `${personId}${nth}`.padEnd(43, 'x')

function reader(rateLimitPerPerson: number) {
  const sessions: SessionRepository = Object.create({
    find: (token: string) =>
      Promise.resolve({
        ...{ id: token, person: { id: token[0], name: 'Pia' }, createdAt: now, lastSeenAt: now },
        ...{ authenticatedAt: now, endedAt: null, endReason: null },
      }),
  })
  const session = { idleMinutes: 20, absoluteMinutes: 480 }
  const config = { session, clock: () => now, rateLimitPerPerson }
  const owners = { of: (personId: string) => `word of ${personId}`, is: () => false, isOurs: () => false }
  const read = createSessionReader(
    { database: { sessions }, config, owners, countsForWeighty: () => true },
    createCookies({ secure: false }),
  )
  return async (token: string) => {
    const state = await read(`insyn=${token}`)
    return state.state === 'open' ? state.waitSeconds : state.state
  }
}

describe('the limit of a person', () => {
  it('is one for all sessions of the person, and not for anybody else', async () => {
    const waitFor = reader(6)
    for (let n = 0; n < 6; n++) expect(await waitFor(tokenOf('p', n % 3))).toBe(0)
    expect(await waitFor(tokenOf('p', 7))).toBeGreaterThan(0)
    expect(await waitFor(tokenOf('q', 1))).toBe(0)
  })
})
