import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../app/database/connection.server'
import { databaseOn } from '../../app/database/database.server'
import { parseConfig } from '../../app/platform/config.server'
import { stackEnvironment } from '../../scripts/processes.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { castContacts } from '../../sandbox/data/contacts'
import { others } from '../../sandbox/data/cast'
import { newBrukareReference, newNumber } from '../support/databases'
import { orderPostFault, postAt } from '../support/post'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

let stack: WatchedStack
beforeAll(async () => {
  stack = await startWatchedStack('notice-ways', { database: 'server' })
})
afterAll(() => stack.stop())

it('reaches a telephone, a mailbox and a digital mailbox through processes of their own, and learns how it went', async () => {
  const { data, started, origins } = stack
  const { portal } = stackEnvironment({ ports: started.ports, data, clock: testClock, env: started.env })
  const { databaseUrl: url, keys, clock } = parseConfig(portal)
  const connection = await connect({ url, folder: 'unused' })
  const database = databaseOn(connection, { keys, clock: () => new Date(clock().getTime() - 10 * 60_000) })
  const greta = others.find(({ key }) => key === 'greta')
  const { email = '', phone = '' } = castContacts.find(({ key }) => key === 'greta') ?? {}
  if (greta === undefined || email === null || phone === null) throw new Error('Greta has all three')
  // The first answer of the SMS service is lost: it is found in what the service has taken, and does not come twice.
  await orderPostFault(origins.post, { place: 'sms', kind: 'lostAnswer', times: 1 })
  try {
    const facts = { name: 'Greta Malm', isCoordinationNumber: false }
    const { id: personId } = await database.persons.findOrCreate({ ...facts, number: greta.number })
    const giver = await database.persons.findOrCreate({ ...facts, number: newNumber() })
    const { id: brukareId } = await database.brukare.upsert('farsta', newBrukareReference())
    for (const [channel, address] of [
      ['email', email],
      ['sms', phone],
      ['digitalPost', greta.number],
    ] as const) {
      await database.noticeChoices.addOwn({ personId, channel, address })
    }
    await database.representations.give({
      ...{ kind: 'anhorig', personId, brukareId, scopes: ['schedule:read'], validFrom: '2026-11-19', validTo: null },
      ...{ givenBy: giver.id, givenAs: 'brukare', invitedName: 'Greta Malm', message: null },
      reach: [{ providerId: 'farsta', scopes: ['schedule:read'] }],
    })
    await settled(async () => (await postAt(origins.post)).messages.length >= 3, 60_000)
    // The delivery report of the SMS says that it was taken, before anybody has asked.
    const answers = await settled(async () => {
      const page = await (await fetch(`${origins.post}/greta`)).text()
      return page.includes('Något väntar på dig i Insyn') ? page : null
    })
    expect(answers).not.toContain('Kom 2 gånger')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const known = `SELECT count(*)::int AS "count" FROM "NoticeMessage" m JOIN "NoticeDestination" d ON d."id" = m."destinationId"
      WHERE m."sentAt" IS NOT NULL AND (m."deliveredAt" IS NOT NULL OR d."channel" = 'email')`
    await settled(async () => (await client.query<{ count: number }>(known)).rows[0]?.count === 3, 60_000)
    await client.end()
  } finally {
    await database.close()
  }
  const { messages } = await postAt(origins.post)
  expect(messages.map(({ way, to }) => `${way} ${to}`).sort()).toEqual(
    [`digitalPost ${greta.number}`, `email ${email}`, `sms ${phone}`].sort(),
  )
  const log = stack.portalLog().join('\n')
  for (const secret of [greta.number, phone, email, 'Basic ', 'Bearer ']) expect(log).not.toContain(secret)
  expect(log).not.toMatch(/"SMS":|whendelivered/)
})

it('takes no delivery report that nobody asked for', async () => {
  const report = (path: string) =>
    fetch(`${stack.origins.portal}/webhooks/sms/${path}`, {
      ...{ method: 'POST', body: new URLSearchParams({ id: 's1', status: 'failed' }) },
    })
  for (const path of ['x', 'x.y', 'abc.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']) {
    expect((await report(path)).status, path).toBe(404)
  }
})
