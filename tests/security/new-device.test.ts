import { describe, expect, it } from 'vitest'
import { createOwnSessions } from '~/auth/own-sessions.server'
import { broker, clock, database, later, pair, signIn, useSignInScene } from './sign-in-scene'

useSignInScene()

const deviceOf = (setCookies: readonly string[]) =>
  setCookies.map(pair).find((cookie) => cookie.startsWith('__Host-insyn-enhet=')) ?? ''
const own = () =>
  createOwnSessions({ database: database(), config: { clock, session: { idleMinutes: 20, absoluteMinutes: 480 } } })
const toldOf = async () => (await database().notices.unspread(50)).filter(({ kind }) => kind === 'newDevice')

describe('a sign-in on a new device', () => {
  it('is one where the person has signed in before, and not there; told once, to nobody else', async () => {
    const first = await signIn()
    const home = deviceOf(first.setCookies)
    expect(home).toMatch(/^__Host-insyn-enhet=[\w-]{43}$/)
    expect(await toldOf(), 'the very first is no news').toEqual([])
    const again = await signIn({ cookies: home })
    expect(deviceOf(again.setCookies), 'it is the same device for as long as it is used').toBe(home)
    expect(await toldOf()).toEqual([])

    const away = await signIn()
    const [told, ...more] = await toldOf()
    expect(more).toEqual([])
    const { personId } = away.user
    expect(told).toMatchObject({ forId: personId, brukareId: null, providerId: null, byId: null })
    expect(await database().notices.maybeTold({ brukareId: null, forId: personId, byId: null })).toEqual([])
    await signIn({ cookies: deviceOf(away.setCookies) })
    expect(await toldOf(), 'it is known now').toHaveLength(1)
  })

  it('stays known through another person on the same device, of whom nothing is the same', async () => {
    const pia = await signIn()
    const device = deviceOf(pia.setCookies)
    const before = (await toldOf()).length
    broker.number = '194709239810'
    const karl = await signIn({ cookies: device })
    expect(deviceOf(karl.setCookies)).toBe(device)
    expect(await toldOf(), 'his first').toHaveLength(before)
    broker.number = '198311059847'
    await signIn({ cookies: device })
    expect(await toldOf()).toHaveLength(before)
  })

  it('is none by what is not ours in the cookie, and keeps nothing of the device', async () => {
    const strange = await signIn({ cookies: '__Host-insyn-enhet=a' })
    expect(deviceOf(strange.setCookies)).toMatch(/=[\w-]{43}$/)
    for await (const rows of database().ownData.devices({ personId: strange.user.personId, brukareIds: [] })) {
      for (const row of rows) expect(Object.keys(row).sort()).toEqual(['createdAt', 'usedAt'])
    }
  })

  it('is seen on a device that was the person’s before, and not on the new one, whatever is done there', async () => {
    broker.number = '196001011111'
    const device = deviceOf((await signIn()).setCookies)
    const home = await signIn({ cookies: device })
    await own().takeNewDevices(home.user)
    later(1)
    const thief = await signIn()
    const stolen = deviceOf(thief.setCookies)
    later(1)
    const again = await signIn({ cookies: stolen })
    later(1)
    const anew = await signIn({ stepUp: true, cookies: again.session })
    for (const one of [thief, again, anew]) expect(await own().takeNewDevices(one.user)).toEqual([])
    expect(await database().sessions.newDevices(home.user.personId), 'a fresh sign-in does not hide it').toHaveLength(1)

    const back = await signIn({ cookies: device })
    expect(await own().newDevices(back.user)).toMatchObject([{ id: thief.user.sessionId }])
    expect(await own().takeNewDevices(back.user)).toHaveLength(1)
    expect(await own().newDevices(back.user)).toEqual([])
    expect(await own().takeNewDevices(back.user), 'it stands while one looks').toHaveLength(1)
    later(30)
    expect(await own().takeNewDevices(back.user)).toEqual([])
  })

  it('goes on with a fresh sign-in on it', async () => {
    broker.number = '196001012222'
    const device = deviceOf((await signIn()).setCookies)
    later(1)
    const away = await signIn()
    const anew = await signIn({ stepUp: true, cookies: away.session })
    const home = await signIn({ cookies: device })
    expect(await own().takeNewDevices(home.user)).toMatchObject([{ id: anew.user.sessionId, hasEnded: false }])
  })
})
