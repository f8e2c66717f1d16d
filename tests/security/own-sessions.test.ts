import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnSessions, type OwnSessions } from '~/auth/own-sessions.server'
import { userOf } from '~/auth/session.server'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { logSize, newKeys } from '../support/databases'
import { copyTemplate } from '../support/templates'

let now = new Date('2026-11-19T08:00:00Z')
const clock = () => now
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

let folder: string
let database: Database
let own: OwnSessions

beforeAll(async () => {
  folder = await copyTemplate('portal')
  database = await openDatabase({ folder, keys: newKeys(), clock })
  own = createOwnSessions({ database, config: { clock, session: { idleMinutes: 20, absoluteMinutes: 480 } } })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

async function signIn(number: string, deviceLabel: string) {
  const person = await database.persons.findOrCreate({ number, name: 'X', isCoordinationNumber: false })
  const facts = {
    personId: person.id,
    authenticatedAt: now,
    acr: 'loa3',
    broker: 'bankid',
    idpSubject: number,
    idpSid: null,
    idToken: null,
  }
  const { session, token } = await database.sessions.create({ ...facts, deviceLabel })
  return {
    user: userOf(session, { countsForWeighty: () => true }),
    id: session.id,
    reason: async () => (await database.sessions.find(token))?.endReason,
  }
}

const pia = '198311059847'
const karl = '194709239810'

describe("a person's own sign-ins", () => {
  it('are listed, this one first, without those that have ended or are too old to live', async () => {
    await signIn(pia, 'Edge, Windows')
    later(25)
    const phone = await signIn(pia, 'Safari, iPhone')
    const here = await signIn(pia, 'Firefox, Linux')
    await signIn(karl, 'Chrome, Android')
    later(1)
    await database.sessions.touch(phone.id)
    expect((await own.list(here.user)).map(({ device, isThis }) => [device, isThis])).toEqual([
      ['Firefox, Linux', true],
      ['Safari, iPhone', false],
    ])
  })

  it('are ended one by one, at once, and it is in the log; this one and those of others are not', async () => {
    const here = await signIn(pia, 'a')
    const other = await signIn(pia, 'b')
    const strangers = await signIn(karl, 'c')
    const size = await logSize({ database })
    expect(await own.endOne(here.user, strangers.id, 'r')).toBe(false)
    expect(await own.endOne(here.user, here.id, 'r')).toBe(false)
    expect(await logSize({ database })).toBe(size)
    expect(await own.endOne(here.user, other.id, 'r')).toBe(true)
    expect(await own.endOne(here.user, other.id, 'r')).toBe(false)
    expect([await here.reason(), await other.reason(), await strangers.reason()]).toEqual([null, 'endedByPerson', null])
    expect(await logSize({ database })).toBe(size + 1)
  })

  it('are ended all but this one', async () => {
    const here = await signIn(pia, 'here')
    const strangers = await signIn(karl, 'c')
    await signIn(pia, 'x')
    expect(await own.endOthers(here.user, 'r')).toBeGreaterThan(0)
    expect((await own.list(here.user)).map(({ id }) => id)).toEqual([here.id])
    expect(await own.endOthers(here.user, 'r')).toBe(0)
    expect(await strangers.reason()).toBeNull()
  })
})
