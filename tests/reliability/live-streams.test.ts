import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followHeader } from '../../app/domain/live/following'
import { brukare, others } from '../../sandbox/data/cast'
import { freePorts, stackEnvironment } from '../../scripts/processes.mjs'
import { startProcess, stopProcess, waitUntilItAnswers, type StartedProcess } from '../../scripts/programs.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { happened, listenTo, type HeardStream } from '../support/event-stream'
import { heldTo } from '../support/goal'
import { createHttpClient, signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

const stopWaitSeconds = 1
/** From the end of a right or a session to the end of its stream, in milliseconds. `STREAMS=1 npx vitest run …` on this file holds to the goal. */
const atOnce = heldTo(1_000, process.env.STREAMS)

/** What is there; what is not fails the test. */
function known<T>(thing: T | null | undefined): T {
  if (thing == null) throw new Error('what is tested with is not there')
  return thing
}

let stack: WatchedStack
let second: StartedProcess | undefined
let beside = ''
let startedAt = 0

/** What a process is started with. Each counts on from its own start: by `behindMs`, what one has done is not yet to come for another. */
const environment = (port: number, behindMs = 0) => {
  const { ports, env } = stack.started
  const clock = new Date(Date.parse(testClock) + Date.now() - startedAt - behindMs).toISOString()
  return { ...stackEnvironment({ ports, data: stack.data, clock, env }).portal, PORT: String(port) }
}

/** Another process of the same portal. */
async function startSecond(): Promise<StartedProcess> {
  const [port = 0] = await freePorts(1)
  const started = startProcess({
    ...{ name: 'portal-2', command: process.execPath, args: ['build/portal.js'], env: environment(port) },
  })
  beside = `http://localhost:${port}`
  await waitUntilItAnswers(`${beside}/readyz`, started)
  return started
}

beforeAll(async () => {
  const env = { STOP_WAIT_SECONDS: String(stopWaitSeconds) }
  stack = await startWatchedStack('live-streams', { database: 'server', patientMs: 20_000, env })
  startedAt = Date.now()
  second = await startSecond()
}, 600_000)

afterAll(async () => {
  if (second) await stopProcess(second)
  await stack.stop()
})

/** Runs the operator's program, as in docs/operations.md. Gives what it said, and when it was done. */
async function operator(args: string[], input = ''): Promise<{ said: string; at: number }> {
  const child = spawn(process.execPath, ['scripts/operator.mjs', ...args], {
    env: { NODE_ENV: 'production', ...environment(1, 5_000) },
  })
  let said = ''
  let at = 0
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      at = performance.now()
      said += text.toString()
    })
  }
  child.stdin.end(input)
  await once(child, 'close')
  return { said, at }
}

const numberOf = (key: string) => known([...brukare, ...others].find((one) => one.key === key)).number
/** The second process wants the public host's name, which is the first's. */
const listen = (path: string, client: HttpClient, at = beside): Promise<HeardStream> =>
  listenTo(at + path, client.cookie(), new URL(stack.origins.portal).host)
const ended = (stream: HeardStream) => settled(() => Promise.resolve(stream.endedAt() !== null), 20_000)
const says = (stream: HeardStream, event: string) => stream.said.some(({ text }) => text.includes(`event: ${event}`))

describe('a stream of what happens', () => {
  it('is one that no proxy holds back, packs or keeps', async () => {
    const pia = await signInOverHttp(stack.origins, 'pia')
    const base = known([...(await subjectsOf(pia)).values()][0])
    const stream = await listen(`${base}/live`, pia)
    expect(stream.status).toBe(200)
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(stream.headers['content-encoding']).toBeUndefined()
    await settled(() => Promise.resolve(stream.said.length > 0), 10_000)
    expect(stream.said[0]?.text).toMatch(/^retry: ([3-9]\d{3}|10000)\n:$/)
    stream.close()
  })

  it('is 204 for who is not signed in or has no right, whether there is such a brukare or not', async () => {
    const [pia, karl] = [await signInOverHttp(stack.origins, 'pia'), await signInOverHttp(stack.origins, 'karl')]
    const base = known([...(await subjectsOf(pia)).values()][0])
    const nobody = createHttpClient(stack.origins.portal)
    for (const [path, client] of [
      [`${base}/live`, nobody],
      ['/att-gora/live', nobody],
      [`${base}/live`, karl],
      ['/b/nobody/live', karl],
    ] as const) {
      const { status, headers } = await listen(path, client)
      expect([path, status, headers['content-length']]).toEqual([path, 204, undefined])
    }
  })

  it('ends within a second when one signs out, also at another process', async () => {
    const pia = await signInOverHttp(stack.origins, 'pia')
    const stream = await listen('/att-gora/live', pia)
    const at = performance.now()
    await pia.post('/logga-ut', {})
    await ended(stream)
    expect(says(stream, 'ended')).toBe(true)
    expect(known(stream.endedAt()) - at).toBeLessThan(atOnce)
  })

  it('ends within a second when the right is withdrawn by another process, and that of another right does not', async () => {
    const [karl, greta] = [await signInOverHttp(stack.origins, 'karl'), await signInOverHttp(stack.origins, 'greta')]
    const subjects = await subjectsOf(karl)
    const base = known(subjects.get('Karl Öberg') ?? subjects.get(''))
    const [own, hers] = [await listen(`${base}/live`, karl), await listen(`${base}/live`, greta)]
    expect([own.status, hers.status]).toEqual([200, 200])
    const { said } = await operator(['rights', 'why', '--number'], numberOf('greta'))
    const ofKarl = known(said.split(/^Brukare /m).find((part) => part.startsWith(base.slice(3))))
    const rights = [...ofKarl.matchAll(/right (\S+): godMan,/g)].map(([, id = '']) => id)
    const times: number[] = []
    for (const right of rights) {
      const done = await operator(['rights', 'end', '--right', right])
      times.push(done.at)
    }
    await ended(hers)
    expect(says(hers, 'ended')).toBe(true)
    const ms = known(hers.endedAt()) - known(times.at(-1))
    console.info(`withdrawn ${JSON.stringify({ ms: Math.round(ms) })}`)
    expect(ms).toBeLessThan(atOnce)
    expect(own.endedAt()).toBeNull()
    own.close()
  })

  it('says what is done at one process to who listens at another, to whom it may be told', async () => {
    const pia = await signInOverHttp(stack.origins, 'pia')
    const base = known([...(await subjectsOf(pia)).values()][0])
    const stream = await listen(`${base}/live`, pia)
    const list = await pia.get(`${base}/invandningar`)
    const path = /href="(\/b\/[\w-]+\/invandningar\/[\w-]{22})"/.exec(list.text)?.[1] ?? ''
    await pia.post(path, { intent: 'reply', key: crypto.randomUUID(), text: 'Tack för svaret.' })
    await settled(() => Promise.resolve(happened(stream).length > 0), 20_000)
    expect(happened(stream)[0]?.text).toMatch(/^data: \{"kind":"objection","at":"[\dT:.-]+Z"\}$/)
    stream.close()
  })
})

describe('a page that asks for itself again', () => {
  const again = (client: HttpClient, path: string, tag: string) =>
    client.get(path, { headers: { [followHeader]: '1', 'if-none-match': tag } })

  it('is told that it is as it was, leaves no row in the log, and a new one only where no row tells of it', async () => {
    const pia = await signInOverHttp(stack.origins, 'pia')
    const base = known([...(await subjectsOf(pia)).values()][0])
    const path = `${base}/schema/vecka/2026-W47`
    const rows = async () => (await pia.get(`${base}/logg.csv`)).text.split('\n').length
    const before = await rows()
    const first = await pia.get(path)
    const tag = known(first.headers.get('etag'))
    for (let times = 0; times < 5; times++) {
      const answer = await again(pia, path, tag)
      expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', tag])
      expect(decodeURIComponent(answer.headers.get('insyn-as-of') ?? '')).toMatch(/^\d+:\d\d$/)
    }
    // The week, and the file that was taken to count.
    expect((await rows()) - before).toBe(2)
    expect((await again(pia, path, 'W/"other"')).status).toBe(200)
    expect((await rows()) - before, 'the row of the week tells of it').toBe(3)
    expect((await again(pia, `${base}/schema/vecka/2026-W48`, 'W/"other"')).status).toBe(200)
    expect((await rows()) - before, 'a week that nobody had opened').toBe(5)
  })

  it('meets the same guard as any other', async () => {
    const [pia, karl] = [await signInOverHttp(stack.origins, 'pia'), await signInOverHttp(stack.origins, 'karl')]
    const base = known([...(await subjectsOf(pia)).values()][0])
    const tag = known((await pia.get(base)).headers.get('etag'))
    expect((await again(karl, base, tag)).status).toBe(404)
    await pia.post('/logga-ut', {})
    expect((await again(pia, base, tag)).status).toBe(303)
  })
})

it('lets those who listen go when it stops: not ready first, then each at a moment of its own', async () => {
  const pia = await signInOverHttp(stack.origins, 'pia')
  const streams = await Promise.all(Array.from({ length: 6 }, () => listen('/att-gora/live', pia)))
  const at = performance.now()
  const stopping = stopProcess(known(second))
  await wait(300)
  expect((await fetch(`${beside}/readyz`)).status).toBe(503)
  expect(streams.every((one) => one.endedAt() === null)).toBe(true)
  // The balancer may not have seen it yet: who comes now is taken, and let go with the others.
  streams.push(await listen('/att-gora/live', pia))
  await stopping
  expect(performance.now() - at).toBeLessThan((stopWaitSeconds + heldTo(7, process.env.STREAMS)) * 1000)
  for (const stream of streams) {
    expect(says(stream, 'bye')).toBe(true)
    expect(known(stream.endedAt()) - at).toBeGreaterThan(stopWaitSeconds * 1000)
  }
  expect(new Set(streams.map((one) => Math.round(known(one.endedAt()) / 50))).size).toBeGreaterThan(2)
})
