import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../app/database/connection.server'
import { databaseOn } from '../../app/database/database.server'
import { parseConfig } from '../../app/platform/config.server'
import { stackEnvironment } from '../../scripts/processes.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { newBrukareReference, newNumber } from '../support/databases'
import { isDeep } from '../support/depth'
import { heldTo } from '../support/goal'
import { startTestPost } from '../support/post'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** `NOTICES=1000 npx vitest run --project integration tests/reliability/notice-pace.test.ts` gives the figures. */
const notices = Number(process.env.NOTICES ?? (isDeep ? 1_000 : 40))
/** One after another at this pace, in milliseconds. */
const everyMs = 50
/** From what happened to handed over, when it has not to wait for anything: 95 of 100. */
const boundMs = 30_000

let post: Awaited<ReturnType<typeof startTestPost>>
let stack: WatchedStack | undefined
beforeAll(async () => {
  post = await startTestPost()
})
afterAll(async () => {
  await stack?.stop()
  await post.close()
})

it(`hands over 95 of 100 within ${boundMs / 1000} s of what happened`, { timeout: 1_800_000 }, async () => {
  const smtp = { host: '127.0.0.1', port: post.smtpPort, tls: 'none', from: 'insyn@insyn.example' }
  const env = { SMTP: JSON.stringify(smtp), SMS: JSON.stringify(post.sms), LOG_LEVEL: 'warn' }
  stack = await startWatchedStack('notice-pace', { database: 'server', env })
  const { data, started } = stack
  const { portal } = stackEnvironment({ ports: started.ports, data, clock: testClock, env: started.env })
  const { databaseUrl: url, keys, clock } = parseConfig(portal)
  const connection = await connect({ url, folder: 'unused' })
  // It is told five minutes after it happened: for what happened earlier that is now.
  const database = databaseOn(connection, { keys, clock: () => new Date(clock().getTime() - 10 * 60_000) })
  const begun = new Map<string, number>()
  try {
    const giver = await database.persons.findOrCreate({ number: newNumber(), name: 'Pia', isCoordinationNumber: false })
    for (let nr = 0; nr < notices; nr++) {
      const { id: personId } = await database.persons.findOrCreate({
        ...{ number: newNumber(), name: 'Vän', isCoordinationNumber: false },
      })
      const { id: brukareId } = await database.brukare.upsert('farsta', newBrukareReference())
      const isLetter = nr % 2 === 0
      const address = isLetter ? `v${nr}@post.example` : `+4670${String(nr).padStart(7, '0')}`
      await database.noticeChoices.addOwn({ personId, channel: isLetter ? 'email' : 'sms', address })
      begun.set(address, Date.now())
      await database.representations.give({
        ...{ kind: 'anhorig', personId, brukareId, scopes: ['schedule:read'], validFrom: '2026-11-19', validTo: null },
        ...{ givenBy: giver.id, givenAs: 'brukare', invitedName: 'Vän', message: null },
        reach: [{ providerId: 'farsta', scopes: ['schedule:read'] }],
      })
      await wait(everyMs)
    }
    for (const from = Date.now(); post.messages.all().length < notices && Date.now() - from < 600_000;) await wait(50)
  } finally {
    await database.close()
  }
  const took = post.messages
    .all()
    .map(({ to, takenAt }) => new Date(takenAt).getTime() - (begun.get(to) ?? 0))
    .sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Infinity
  console.info(`notices ${JSON.stringify({ notices, p50: at(0.5), p95: at(0.95), longest: at(1) })}`)
  expect(took).toHaveLength(notices)
  expect(at(0.95)).toBeLessThanOrEqual(heldTo(boundMs, process.env.NOTICES))
})
