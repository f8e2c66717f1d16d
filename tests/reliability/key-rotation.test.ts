import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readKeyFile, writeKeyFile } from '../../scripts/key-file.mjs'
import { freePorts, stackEnvironment } from '../../scripts/processes.mjs'
import { runToEnd } from '../../scripts/programs.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { addRows } from '../support/many-rows'
import { isDeep } from '../support/depth'
import { signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { keepObjecting, prepareDrafts, signInPeople, type Acknowledged } from './objecting'

/** `ROTATION_ROWS=100000 npx vitest run tests/reliability/key-rotation.test.ts` gives the figure. */
const rows = Number(process.env.ROTATION_ROWS ?? (isDeep ? 20_000 : 500))
const people = ['pia', 'karl', 'sven', 'ingrid']
const done = /no row needs the keys on their way out/

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) })

let stack: WatchedStack | undefined

afterAll(() => stack?.stop())

/** The pages of each person, read again and again; what was not a page that is shown is remembered. */
function readPages(pages: { client: HttpClient; path: string }[]) {
  let over = false
  const times: number[] = []
  const wrong: string[] = []
  const reader = async (from: number) => {
    for (let nth = from; !over; nth++) {
      const page = pages[nth % pages.length]
      if (page === undefined) return
      const begun = performance.now()
      const { status } = await page.client.get(page.path)
      times.push(performance.now() - begun)
      if (status !== 200) wrong.push(`${status} ${page.path}`)
    }
  }
  const work = Promise.all([reader(0), reader(Math.floor(pages.length / 2))])
  return async () => {
    over = true
    await work
    times.sort((one, other) => one - other)
    const at = (part: number) => Math.round(times[Math.floor(times.length * part)] ?? 0)
    return { read: times.length, wrong, p50: at(0.5), p95: at(0.95), slowest: at(0.999) }
  }
}

describe.each(['embedded', 'server'] as const)('keys are changed on the %s database', (kind) => {
  it(
    'while pages are read and objections are lodged; then the old ones are gone, and nothing else',
    { timeout: 1_800_000 },
    async () => {
      stack = await startWatchedStack('keys', {
        database: kind,
        env: { REPRESENTATION_MAX_AGE_SECONDS: '3600', LOG_LEVEL: 'info' },
      })
      const running = stack
      const { ports, env } = running.started
      const portal = stackEnvironment({ ports, data: running.data, clock: testClock, env }).portal
      const file = join(running.data, 'keys.json')
      const keys = async (...args: string[]) => {
        const program = { name: 'keys', command: process.execPath, args: ['scripts/keys.mjs', ...args, '--file', file] }
        const { code, lines } = await runToEnd({ ...program, env: portal })
        return { code, said: lines.join('\n') }
      }
      const restart = async () => {
        await running.stopOne('portal')
        await running.startOne('portal')
      }
      const alone = kind === 'embedded'
      const whileStopped = async <T>(work: () => Promise<T>): Promise<T> => {
        if (alone) await running.stopOne('portal')
        const result = await work()
        if (alone) await running.startOne('portal')
        return result
      }

      const persons = await signInPeople(running, people.slice(0, 3))
      const god = await signInOverHttp(running.origins, 'ingrid')
      const subjects = await settled(async () => {
        const found = [...(await subjectsOf(god)).values()]
        return found.length > 0 && found
      })
      const below = ['', '/schema/vecka/2026-W47', '/tidrapporter/2026-10', '/invandningar', '/timmar']
      const candidates = [
        ...persons.flatMap(({ client, base }) => below.map((path) => ({ client, path: base + path }))),
        ...subjects.map((path) => ({ client: god, path })),
      ]
      const pages: typeof candidates = []
      for (const page of candidates) if ((await page.client.get(page.path)).status === 200) pages.push(page)
      expect(pages.length).toBeGreaterThan(10)
      await whileStopped(() => addRows(portal, rows))
      const ready = await Promise.all(persons.map((person) => prepareDrafts(person, 2)))

      // Each ring gets its key, and every portal has it before anyone uses it.
      for (const ring of ['encryption', 'index', 'signing']) expect((await keys('add', ring)).code).toBe(0)
      const kidOf = async () => jwksSchema.parse(await (await fetch(`${running.origins.portal}/auth/jwks.json`)).json())
      await restart()
      const before = readKeyFile(file)
      const nextKid = before.signingNext?.kid ?? ''
      expect((await kidOf()).keys.map(({ kid }) => kid)).toEqual([before.signing.kid, nextKid])
      expect((await keys('remove', 'encryption', 'k1')).said).toMatch(/not on its way out/)
      for (const ring of ['encryption', 'index']) expect((await keys('activate', ring, 'k2')).code).toBe(0)
      expect((await keys('activate', 'signing', nextKid)).code).toBe(0)
      await restart()
      expect((await kidOf()).keys.map(({ kid }) => kid)).toEqual([nextKid, before.signing.kid])

      // Whoever moves them is killed at it, and another goes on from there.
      await running.killOne('portal')
      await running.startOne('portal')

      // The portal moves the rows by itself; beside it, where the database lets two in, the operator's program.
      const began = performance.now()
      const acknowledged: Acknowledged[] = []
      let over = false
      const objecting = Promise.all(
        persons.map((person, nth) => keepObjecting(person, ready[nth] ?? [], acknowledged, () => over)),
      )
      const stopReading = readPages(pages)
      const byHand = alone ? null : await keys('re-encrypt')
      await settled(() => Promise.resolve(running.portalLog().some((line) => done.test(line))), 1_200_000)
      const seconds = Math.round(performance.now() - began) / 1000
      over = true
      const reading = await stopReading()
      await objecting
      console.info(
        `keys, ${kind}: ${JSON.stringify({ rows, seconds, ...reading, objections: acknowledged.length, byHand: byHand?.said.split('\n').at(-1) })}`,
      )
      expect(reading.wrong).toEqual([])
      expect(reading.read).toBeGreaterThan(0)
      expect(acknowledged.length).toBeGreaterThan(0)

      await whileStopped(async () => {
        const verified = await keys('verify')
        expect(verified, verified.said).toMatchObject({ code: 0 })
        for (const ring of ['encryption', 'index']) {
          const removed = await keys('remove', ring, 'k1')
          expect(removed, removed.said).toMatchObject({ code: 0 })
        }
      })
      expect((await keys('remove', 'signing', before.signing.kid)).code).toBe(0)
      await restart()
      expect(readFileSync(file, 'utf8')).not.toContain(before.encryption.ring.k1 ?? 'missing')
      for (const { client, path } of [...pages, ...acknowledged])
        expect((await client.get(path)).status, path).toBe(200)
      const [pia] = persons
      const again = await settled(() => signInOverHttp(running.origins, 'pia').catch(() => null))
      const bases = await settled(async () => {
        const found = [...(await subjectsOf(again)).values()]
        return found.length > 0 && found
      })
      expect(bases, 'the same account and the same brukare').toEqual([pia?.base])

      // A start without a key that rows need.
      const { encryption } = readKeyFile(file)
      const lacking = join(running.data, 'lacking.json')
      writeKeyFile(lacking, {
        ...readKeyFile(file),
        encryption: { active: 'k9', ring: { k9: before.index.ring.k1 ?? '' } },
      })
      if (alone) await running.stopOne('portal')
      const [port = 0] = await freePorts(1)
      const start = { name: 'portal', command: process.execPath, args: ['build/portal.js'] }
      const refused = await runToEnd({ ...start, env: { ...portal, INSYN_KEYS_FILE: lacking, PORT: String(port) } })
      expect(refused).toMatchObject({ code: 1 })
      expect(refused.lines.join('\n')).toMatch(/The portal cannot start:\n {2}keys\.encryption lacks the key "k2"/)
      expect(encryption.active).toBe('k2')
      rmSync(lacking)
      await running.stop()
      stack = undefined
    },
  )
})
