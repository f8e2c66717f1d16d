import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../app/database/connection.server'
import { databaseOn } from '../../app/database/database.server'
import { parseConfig } from '../../app/platform/config.server'
import { stackEnvironment } from '../../scripts/processes.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { databaseKinds, newBrukareReference, newNumber } from '../support/databases'
import { isDeep } from '../support/depth'
import { startTestPost } from '../support/post'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** Half of them by e-mail, half by SMS. `NOTICES=5000 KILLS=200 npx vitest run --project integration tests/reliability/notice-kill.test.ts` gives the figures. */
const notices = Number(process.env.NOTICES ?? (isDeep ? 5_000 : 60))
const kills = Number(process.env.KILLS ?? (isDeep ? 200 : 2))

/** What a killed process had begun is looked for when its lease has run out, and a minute later. */
const settlesMs = 120_000

let post: Awaited<ReturnType<typeof startTestPost>>
const stacks: WatchedStack[] = []
beforeAll(async () => {
  post = await startTestPost()
})
// A letter of a portal that goes on would come among those of the next.
afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.stop()
})
afterAll(() => post.close())

/** So many have been offered access, and have said where they are told of it; the portal has stopped meanwhile. */
async function offerAccess({ data, started }: WatchedStack): Promise<string[]> {
  const { portal } = stackEnvironment({ ports: started.ports, data, clock: testClock, env: started.env })
  const { databaseUrl: url, dataFolder, keys, clock } = parseConfig(portal)
  const connection = await connect({ url, folder: `${dataFolder}/portal` })
  // What happened five minutes before the portal starts is told when it does.
  const earlier = () => new Date(clock().getTime() - 10 * 60_000)
  const database = databaseOn(connection, { keys, clock: earlier })
  const addresses: string[] = []
  try {
    const giver = await database.persons.findOrCreate({ number: newNumber(), name: 'Pia', isCoordinationNumber: false })
    for (let nr = 0; nr < notices; nr++) {
      const facts = { number: newNumber(), name: 'Vän', isCoordinationNumber: false }
      const { id: personId } = await database.persons.findOrCreate(facts)
      const { id: brukareId } = await database.brukare.upsert('farsta', newBrukareReference())
      const isLetter = nr % 2 === 0
      const address = isLetter ? `v${nr}@post.example` : `+4670${String(nr).padStart(7, '0')}`
      const channel = isLetter ? ('email' as const) : ('sms' as const)
      const to = { personId, channel, address, code: '1', codeUntil: clock() }
      const { id } = await database.noticeChoices.addDestination(to)
      await database.noticeChoices.confirm({ personId, id, code: '1' })
      await database.representations.give({
        ...{ kind: 'anhorig', personId, brukareId, scopes: ['schedule:read'], validFrom: '2026-11-19', validTo: null },
        ...{ givenBy: giver.id, givenAs: 'brukare', invitedName: 'Vän', message: null },
        reach: [{ providerId: 'farsta', scopes: ['schedule:read'] }],
      })
      addresses.push(address)
    }
    return addresses
  } finally {
    await database.close()
  }
}

describe.each(databaseKinds)('a portal that is killed again and again, on the %s database', (kind) => {
  it(`loses none of ${notices} notices in ${kills} kills`, { timeout: 7_200_000 }, async () => {
    post.messages.clear()
    const smtp = { host: '127.0.0.1', port: post.smtpPort, tls: 'none', from: 'insyn@insyn.example' }
    const env = { SMTP: JSON.stringify(smtp), SMS: JSON.stringify(post.sms), LOG_LEVEL: 'warn' }
    const stack = await startWatchedStack(`notices-${kind}`, { database: kind, env })
    stacks.push(stack)
    await stack.stopOne('portal')
    const addresses = await offerAccess(stack)
    const taken = () => new Set(post.messages.all().map(({ to }) => to)).size
    const until = async (isSo: () => boolean, patienceMs: number) => {
      for (const begun = performance.now(); !isSo() && performance.now() - begun < patienceMs;) await wait(5)
    }
    const begun = performance.now()
    for (let done = 0; done < kills; done++) {
      await stack.startOne('portal')
      const before = taken()
      // In the middle of sending, each time at another place.
      const share = Math.ceil(notices / (kills + 1))
      await until(() => taken() >= Math.min(notices, before + share), 60_000)
      await wait((done * 7) % 40)
      await stack.killOne('portal')
    }
    await stack.startOne('portal')
    await until(() => taken() >= notices, 600_000)
    // What was sent and not noted comes once more, by e-mail; by SMS it is found, and does not.
    await wait(kills > 2 ? settlesMs : 5_000)
    const came = post.messages.all()
    const seconds = Math.round((performance.now() - begun) / 1000)
    const to = new Map<string, (string | null)[]>()
    for (const one of came) to.set(one.to, [...(to.get(one.to) ?? []), one.reference])
    const again = came.length - to.size
    const doubleSms =
      came.filter(({ way }) => way === 'sms').length - [...to.keys()].filter((it) => it.startsWith('+')).length
    console.info(
      `notices ${JSON.stringify({ kind, notices, kills, lost: notices - to.size, again, doubleSms, seconds })}`,
    )
    expect([...to.keys()].sort()).toEqual([...addresses].sort())
    expect(doubleSms).toBe(0)
    // Whoever gets a letter again sees that it is the same.
    expect([...to.values()].filter((references) => new Set(references).size > 1)).toEqual([])
    expect(again).toBeLessThanOrEqual(2 * kills)
    // Neither a number nor an address stands in a line of the log, nor what the services know the portal by.
    const log = stack.portalLog().join('\n')
    expect(log).not.toMatch(/\+4670|post\.example|whendelivered/)
    expect(log).not.toContain(post.sms.secret)
  })
})
