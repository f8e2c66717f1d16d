import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { freePorts } from '../../scripts/processes.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { checkMs, startBalancer } from '../support/balancer'
import { startBeside, type Beside } from '../support/beside'
import { isDeep } from '../support/depth'
import { heldTo } from '../support/goal'
import { createHttpClient } from '../support/http-client'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { keepListening } from './following'
import { fillOne, sendOne, signInPeople } from './objecting'

/** `RESTARTS=50 npx vitest run --project integration tests/reliability/rolling-restart.test.ts` gives the figure. */
const restarts = Number(process.env.RESTARTS ?? (isDeep ? 50 : 2))
const stopWaitSeconds = 1
/** The portal's own, where nobody has said how long a balancer takes. */
const usualStopWaitSeconds = 2
/** Open pages that listen, of each person: as many as one sign-in may have, two fewer. */
const streamsOfEach = 6

let stack: WatchedStack | undefined
let balancer: { stop: () => Promise<void> } | undefined
let second: Beside | undefined

afterAll(async () => {
  await balancer?.stop()
  await second?.stop()
  await stack?.stop()
})

it('loses no request while one process after the other is started anew', { timeout: 3_600_000 }, async () => {
  const [front = 0, beside = 0] = await freePorts(2)
  const origin = `http://localhost:${front}`
  const running = await startWatchedStack('rolling', {
    database: 'server',
    patientMs: 20_000,
    env: {
      PUBLIC_ORIGIN: origin,
      PORTAL_ORIGIN: origin,
      STOP_WAIT_SECONDS: String(stopWaitSeconds),
      LOG_LEVEL: 'info',
    },
  })
  stack = running
  const { ports } = running.started
  const startSecond = async (stopWait = stopWaitSeconds) => {
    second = await startBeside(running, {
      ...{ port: beside, clock: testClock },
      env: { STOP_WAIT_SECONDS: String(stopWait) },
    })
  }
  await startSecond()
  balancer = startBalancer({ folder: running.data, port: front, ports: [ports.portal, beside] })
  await wait(5 * checkMs)

  const through = { ...running, origins: { ...running.origins, portal: origin } }
  const people = await signInPeople(through, ['pia', 'karl'])
  const lost: string[] = []
  let requests = 0
  let sent = 0
  let isOver = false
  const counting = async (what: string, work: () => Promise<unknown>) => {
    requests++
    await work().catch((error: unknown) => lost.push(`${what}: ${String(error)}`))
  }
  const reading = people.map(async ({ client, base }) => {
    for (let nth = 0; !isOver; nth++) {
      const path =
        base + (['', '/schema/vecka/2026-W47', '/tidrapporter/2026-10', '/timmar/manad/2026-10'][nth % 4] ?? '')
      await counting(path, async () => {
        const { status } = await client.get(path)
        if (status !== 200) throw new Error(String(status))
      })
    }
  })
  // Strangers at the door: often enough that one comes in any moment in which a process takes none.
  const atTheDoor = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      await counting('/hjalp', async () => {
        const { status } = await createHttpClient(origin).get('/hjalp')
        if (status !== 200) throw new Error(String(status))
      })
    }
  })
  // Each has a form open when a process goes, and sends it to whichever is there then.
  const objecting = people.map(async (person) => {
    for (let times = 0; !isOver; times++) {
      await counting('objection', async () => {
        const ready = await fillOne(person, times)
        await wait(300)
        await sendOne(person, ready)
        sent++
      })
    }
  })

  const listening = people.flatMap(({ client, base }) =>
    Array.from({ length: streamsOfEach }, () => keepListening(`${origin}${base}/live`, client.cookie(), () => isOver)),
  )

  const seconds: number[] = []
  const timed = async (stop: () => Promise<void>) => {
    const begun = performance.now()
    await stop()
    const took = (performance.now() - begun) / 1000
    seconds.push(took)
    return took
  }
  const anew = [
    async () => {
      await timed(() => running.stopOne('portal'))
      await running.startOne('portal')
    },
    async () => {
      const gone = second
      if (gone) await timed(gone.stop)
      await startSecond()
    },
  ]
  for (let done = 0; done < restarts; done++) {
    await anew[done % 2]?.()
    // The balancer sends there again.
    await wait(5 * checkMs)
  }
  isOver = true
  await Promise.all([...reading, ...atTheDoor, ...objecting])
  const followed = await Promise.all(listening)
  const gaps = followed.flatMap((one) => one.gaps).sort((one, other) => one - other)
  const [halfBack = 0, allBack = 0] = [gaps[gaps.length >> 1], gaps.at(-1)].map((ms) => Math.round(ms ?? NaN) / 1000)
  lost.push(...followed.flatMap((one) => one.lost.map((why) => `stream: ${why}`)))

  // Alone, with connections that are kept open, and as long to wait as it has by itself.
  const slowest = Math.max(...seconds)
  await second?.stop()
  await startSecond(usualStopWaitSeconds)
  await fetch(`http://localhost:${beside}/livez`)
  const idle = await timed(() => second?.stop() ?? Promise.resolve())
  const figures = { restarts, requests, sent, streams: listening.length, ended: gaps.length, halfBack, allBack }
  console.info(`restarts ${JSON.stringify({ ...figures, lost: lost.length, slowest, idle })}`)
  expect(lost).toEqual([])
  expect(gaps.length).toBeGreaterThanOrEqual(restarts)
  expect(allBack).toBeLessThan(heldTo(15, process.env.RESTARTS))
  expect(idle).toBeLessThan(heldTo(3, process.env.RESTARTS))
  expect(sent).toBeGreaterThan(0)
  expect(requests).toBeGreaterThan(restarts * 4)
  // What is under way is finished; nothing else is waited for.
  expect(slowest).toBeLessThan(stopWaitSeconds + heldTo(7, process.env.RESTARTS))
})
