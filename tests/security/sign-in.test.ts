import { describe, expect, it } from 'vitest'
import { begin, broker, complete, later, pair, service, signIn, start, useSignInScene } from './sign-in-scene'

useSignInScene()

describe('sign-in', () => {
  it('gives a session in a cookie that no other host can set and no script can read', async () => {
    const { setCookies, user, till } = await signIn()
    expect(setCookies[0]).toMatch(/^__Host-insyn=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(till).toBe('/b/x')
    expect(user.name).toBe('Pia Lindgren')
    expect(await service().session(pair(setCookies[0] ?? ''))).toMatchObject({
      state: 'open',
      user: { personId: user.personId },
    })
  })

  it('counts what is new from the sign-in before', async () => {
    const first = await signIn()
    later(60)
    const second = await signIn()
    expect(second.user.previousSignInAt).toEqual(start)
    expect(second.user.personId).toBe(first.user.personId)
  })

  const answer = async (state: string, cookieHeader: string | null, code = 'yes') => {
    const done = await complete(state, cookieHeader, code)
    return done.state === 'refused' ? done.fault.code : done.state
  }

  it('refuses an answer that was not begun in this browser, or comes twice', async () => {
    const { state, cookie } = await begin()
    expect(await answer(state, null)).toBe('sign-in-expired')
    expect(await answer('another state', cookie)).toBe('sign-in-expired')
    expect(await answer(state, cookie.replace(/=.*/, `=${'x'.repeat(43)}`))).toBe('sign-in-expired')
    expect(await answer(state, cookie.replace(/=.*/, '=short; x'))).toBe('sign-in-expired')
    expect(await answer(state, cookie)).toBe('signedIn')
    expect(await answer(state, cookie)).toBe('sign-in-expired')
  })

  it('refuses a sign-in that took more than a quarter of an hour, and remembers the place for a day', async () => {
    const { state, cookie } = await begin({ again: 'till=%2Fb%2Fx&skal=tid' })
    later(16)
    expect(await complete(state, cookie)).toMatchObject({
      state: 'refused',
      again: 'till=%2Fb%2Fx&skal=tid',
      till: '/b/x',
    })
    later(24 * 60)
    expect(await complete(state, cookie)).toMatchObject({ state: 'refused', again: '', till: '/valj' })
  })

  it('gives no session when the broker is refused, and remembers the place', async () => {
    const { state, cookie } = await begin({ again: 'till=%2Fb%2Fx' })
    const done = await complete(state, cookie, 'no')
    expect(done).toMatchObject({ state: 'refused', again: 'till=%2Fb%2Fx', isSignedIn: false })
    expect(done.state === 'refused' && done.fault.code).toBe('broker-response')
  })

  it('leads on when the answer is opened again by somebody who is signed in', async () => {
    const done = await signIn({ till: '/b/here' })
    const cookies = `${done.session}; ${done.cookieHeader}`
    expect(await complete(done.brokerState, cookies)).toEqual({ state: 'alreadySignedIn', till: '/b/here' })
    expect(await complete('never begun', cookies)).toEqual({ state: 'alreadySignedIn', till: '/valj' })
    expect(await service().session(done.session)).toMatchObject({ state: 'open' })
  })

  it('says that nothing was confirmed when that took too long, and leads on when it was done', async () => {
    const { session } = await signIn()
    const late = await begin({ stepUp: true, till: '/b/act', cookies: session })
    later(16)
    const refused = await complete(late.state, `${session}; ${late.cookie}`)
    expect(refused).toMatchObject({ state: 'refused', till: '/b/act', isSignedIn: true })
    const done = await signIn({ stepUp: true, till: '/b/act', cookies: session })
    const again = await complete(done.brokerState, `${done.session}; ${done.cookieHeader}`)
    expect(again).toEqual({ state: 'alreadySignedIn', till: '/b/act' })
  })

  it('lets tabs that are open at once each have their own, and clears the oldest of more than eight', async () => {
    const tabs = []
    let cookies = ''
    for (let tab = 0; tab < 10; tab++) {
      const one = await begin({ till: `/b/${tab}`, cookies })
      tabs.push(one)
      const cleared = new Set(
        one.setCookies.filter((cookie) => cookie.includes('Max-Age=0')).map((c) => c.split('=')[0]),
      )
      cookies = [...cookies.split('; '), one.cookie].filter((c) => c !== '' && !cleared.has(c.split('=')[0])).join('; ')
    }
    expect(cookies.split('; ')).toHaveLength(8)
    const ends = []
    for (const { state } of tabs) ends.push((await complete(state, cookies)).till)
    expect(ends).toEqual(['/valj', '/valj', '/b/2', '/b/3', '/b/4', '/b/5', '/b/6', '/b/7', '/b/8', '/b/9'])
  })

  it('never leads to another site', async () => expect((await signIn({ till: '//evil.example' })).till).toBe('/valj'))

  it('changes the session when someone signs in again', async () => {
    const first = await signIn()
    const second = await signIn({ cookies: first.cookie })
    expect(second.cookie).not.toBe(first.cookie)
    expect(await service().session(first.cookie)).toMatchObject({ state: 'ended', reason: 'elsewhere' })
    expect(await service().session(second.cookie)).toMatchObject({ state: 'open' })
  })
})

describe('identifying oneself again', () => {
  it('gives a new session that keeps the absolute limit and the previous sign-in', async () => {
    const first = await signIn()
    later(10)
    const again = await signIn({ stepUp: true, cookies: first.cookie })
    expect(again.user.previousSignInAt).toEqual(first.user.previousSignInAt)
    expect(again.user.authenticatedAt.getTime()).toBeGreaterThan(first.user.authenticatedAt.getTime())
    expect(await service().session(first.cookie)).toMatchObject({ state: 'ended' })
  })

  it('by somebody else is none: one is who one was, and nothing of the other is kept', async () => {
    const first = await signIn()
    broker.number = '196403079822'
    const other = await begin({ stepUp: true, till: '/b/act', cookies: first.cookie })
    const refused = await complete(other.state, `${first.cookie}; ${other.cookie}`)
    expect(refused).toMatchObject({ state: 'refused', fault: { code: 'another-person' }, isSignedIn: true })
    expect(await service().session(first.cookie)).toMatchObject({
      state: 'open',
      user: { personId: first.user.personId },
    })
  })
})
