import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { freePorts, stackEnvironment } from '../../scripts/processes.mjs'
import { startProcess, stopProcess, waitUntilItAnswers, type StartedProcess } from '../../scripts/programs.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { checkMs, startBalancer } from '../support/balancer'
import { isDeep } from '../support/depth'
import { createHttpClient } from '../support/http-client'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { fillOne, sendOne, signInPeople } from './objecting'

/** `RESTARTS=50 npx vitest run --project integration tests/reliability/rolling-restart.test.ts` gives the figure. */
const restarts = Number(process.env.RESTARTS ?? (isDeep ? 50 : 2))
const stopWaitSeconds = 1

let stack: WatchedStack | undefined
let balancer: { stop: () => Promise<void> } | undefined
let second: StartedProcess | undefined

afterAll(async () => {
  await balancer?.stop()
  if (second) await stopProcess(second)
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
  const { ports, env } = running.started
  const plan = stackEnvironment({
    ports: { ...ports, portal: beside },
    data: running.data,
    clock: testClock,
    env,
  }).portal
  const startSecond = async () => {
    second = startProcess({
      ...{ name: 'portal-2', command: process.execPath, args: ['build/portal.js'] },
      env: { ...plan, PORT: String(beside) },
    })
    await waitUntilItAnswers(`http://localhost:${beside}/readyz`, second)
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

  const seconds: number[] = []
  const timed = async (stop: () => Promise<void>) => {
    const begun = performance.now()
    await stop()
    seconds.push((performance.now() - begun) / 1000)
  }
  const anew = [
    async () => {
      await timed(() => running.stopOne('portal'))
      await running.startOne('portal')
    },
    async () => {
      const gone = second
      if (gone) await timed(() => stopProcess(gone))
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
  const slowest = Math.max(...seconds)
  console.info(`restarts ${JSON.stringify({ restarts, requests, sent, lost: lost.length, slowest })}`)
  expect(lost).toEqual([])
  expect(sent).toBeGreaterThan(0)
  expect(requests).toBeGreaterThan(restarts * 4)
  // What is under way is finished; nothing else is waited for.
  expect(slowest).toBeLessThan(stopWaitSeconds + 7)
})
