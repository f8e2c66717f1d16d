import { describe, expect, it } from 'vitest'
import {
  broker,
  clock,
  database,
  later,
  pair,
  refusal,
  service,
  serviceOn,
  signIn,
  start,
  useSignInScene,
} from './sign-in-scene'

useSignInScene()

describe('the end of a session', () => {
  it('comes after twenty idle minutes, not before', async () => {
    const { cookie } = await signIn()
    later(20)
    expect(await service().session(cookie)).toMatchObject({ state: 'open' })
    later(20)
    expect(await service().session(cookie)).toMatchObject({ state: 'open' })
    later(21)
    expect(await service().session(cookie)).toMatchObject({ state: 'ended', reason: 'time' })
    later(-21)
    expect(await service().session(cookie)).toMatchObject({ state: 'ended', reason: 'time' })
  })

  it('comes after eight hours, however busy', async () => {
    const { cookie } = await signIn()
    for (let minutes = 0; minutes < 480; minutes += 15) {
      later(15)
      expect(await service().session(cookie)).toMatchObject({ state: 'open' })
    }
    later(1)
    expect(await service().session(cookie)).toMatchObject({ state: 'ended', reason: 'time' })
  })

  it('comes at once by signing out, here and at the broker', async () => {
    const { cookie } = await signIn()
    const { atBroker, setCookies } = await service().signOut(cookie, 'r')
    expect(atBroker?.href).toBe('http://localhost:3002/session/end')
    expect(setCookies[0]).toMatch(/^__Host-insyn=; .*Max-Age=0$/)
    expect(await service().session(cookie)).toEqual({ state: 'none' })
    expect((await service().signOut(null, 'r')).atBroker).toBeNull()
  })

  it('is offered at the broker too when the session here had ended by itself', async () => {
    const { cookie } = await signIn()
    later(60)
    expect((await service().signOut(cookie, 'r')).atBroker?.href).toBe('http://localhost:3002/session/end')
  })

  it('comes when the broker says so, at the next request', async () => {
    broker.jti = 'second'
    const { cookie } = await signIn()
    expect(await service().endByLogoutToken('good')).toBeGreaterThan(0)
    expect(await service().session(cookie)).toMatchObject({ state: 'ended', reason: 'elsewhere' })
    expect(await refusal(service().endByLogoutToken('bad'))).toBe('x')
  })

  it('comes by a token once, by all processes, and a token that could end nothing works when it comes again', async () => {
    broker.jti = 'third'
    const { cookie } = await signIn()
    const failing = serviceOn({
      ...database(),
      transaction: (work) =>
        database().transaction((inner) => {
          const endByIdpSid = () => Promise.reject(new Error('the database is away'))
          return work({ ...inner, sessions: { ...inner.sessions, endByIdpSid } })
        }),
    })
    expect(await refusal(failing.endByLogoutToken('good'))).toBe('Error: the database is away')
    expect(await service().session(cookie)).toMatchObject({ state: 'open' })
    expect(await service().endByLogoutToken('good')).toBe(1)
    expect(await refusal(serviceOn(database()).endByLogoutToken('good'))).toBe('logout-token-used')
    later(10)
    await database().purge()
    expect(
      await refusal(
        database()
          .logoutTokens.use('third', clock())
          .then((isNew) => expect(isNew).toBe(true)),
      ),
    ).toBe('accepted')
  })

  it('is known as an end when the browser has forgotten the session, for a day, but not after signing out', async () => {
    const { session, cookie } = await signIn()
    const [remembered = ''] = session.replace(`${cookie}; `, '').split('; ')
    expect(remembered).toMatch(/^__Host-insyn-fore=[\w-]{22}\.[\w-]{22}$/)
    expect(await service().session(remembered)).toMatchObject({ state: 'ended', reason: 'lost' })
    expect(await service().session(remembered.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toEqual({
      state: 'none',
    })
    const { setCookies } = await service().signOut(session, 'r')
    expect(setCookies).toContainEqual(expect.stringMatching(/^__Host-insyn-fore=; .*Max-Age=0$/))
  })

  it.each([null, '', '__Host-insyn=', '__Host-insyn=x', 'insyn=' + 'x'.repeat(43)])(
    'is no session: %j',
    async (cookie) => {
      expect(await service().session(cookie)).toEqual({ state: 'none' })
    },
  )
})

describe('a form that could not be taken when it was sent', () => {
  const form = { action: '/b/x/invandningar', fields: [['text', 'Hon kom aldrig']] satisfies [string, string][] }
  const keep = async (personId: string, cookies: string | null = null) =>
    (await service().forms.keep({ ...form, owner: service().owners.of(personId) }, cookies)).map(pair)

  it('is there however often it is looked at, until it has been sent', async () => {
    const { user } = await signIn()
    const [cookie = ''] = await keep(user.personId)
    for (let look = 0; look < 3; look++) {
      const [found] = await service().forms.list(cookie, user.personId)
      expect(found).toMatchObject({ ...form, keptAt: start })
    }
    const [{ id } = { id: '' }] = await service().forms.list(cookie, user.personId)
    await service().forms.done(cookie, id, user.personId)
    expect(await service().forms.list(cookie, user.personId)).toEqual([])
    expect(await service().forms.isKept(cookie)).toBe(false)
  })

  it('is there for a day', async () => {
    const { user } = await signIn()
    const [cookie = ''] = await keep(user.personId)
    later(24 * 60 - 1)
    expect(await service().forms.list(cookie, user.personId)).toHaveLength(1)
    later(1)
    expect(await service().forms.list(cookie, user.personId)).toEqual([])
  })

  it('is neither shown to anyone else nor taken from its own by them', async () => {
    const { user } = await signIn()
    const [cookie = ''] = await keep(user.personId)
    expect(await service().forms.list(cookie, 'someone else')).toEqual([])
    const [{ id } = { id: '' }] = await service().forms.list(cookie, user.personId)
    await service().forms.done(cookie, id, 'someone else')
    expect(await service().forms.list(cookie, user.personId)).toHaveLength(1)
  })

  it('does not push another out, up to eight', async () => {
    const { user } = await signIn()
    let cookies = ''
    for (let count = 0; count < 9; count++) {
      const [made = '', cleared = ''] = await keep(user.personId, cookies)
      const left = cookies.split('; ').filter((one) => one !== '' && !(cleared !== '' && one.startsWith(cleared)))
      cookies = [...left, made].join('; ')
    }
    expect(await service().forms.list(cookies, user.personId)).toHaveLength(8)
  })
})
