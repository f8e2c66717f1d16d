import { afterAll, describe, expect, it } from 'vitest'
import { isDeep } from '../support/depth'
import { signInOverHttp } from '../support/http-client'
import { sendDraft } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { prepareDrafts, signInPeople } from './objecting'
import { objectionsAtProvider } from './provider-view'

/** `QUEUED=1000 npx vitest run --project integration tests/reliability/queue.test.ts` gives the figure. */
const queued = Number(process.env.QUEUED ?? (isDeep ? 1_000 : 24))
const people = ['pia', 'karl', 'sven', 'rut']
const tenant = 'farsta'
/** Five minutes after a provider is there again (docs/operations.md, Reliability). */
const drainedMs = 5 * 60_000

let stack: WatchedStack | undefined

afterAll(() => stack?.stop())

describe('a provider that takes nothing for a while', () => {
  it(
    `gets all that was sent meanwhile within five minutes, each once (${queued})`,
    { timeout: 1_800_000 },
    async () => {
      stack = await startWatchedStack('queue', { database: 'server', env: { LOG_LEVEL: 'info' } })
      const running = stack
      const persons = await signInPeople(running, people)
      const ready = await Promise.all(persons.map((person) => prepareDrafts(person, queued / people.length)))
      await running.order({ tenant, kind: 'drop', pathPattern: '/objections', method: 'POST' })
      await Promise.all(
        persons.map(async ({ key }, nth) => {
          // Sending wants a sign-in that is fresh.
          const client = await signInOverHttp(running.origins, key)
          for (const { check } of ready[nth] ?? []) await sendDraft(client, check)
        }),
      )
      const texts = new Set(ready.flat().map(({ text }) => text))
      const there = async () =>
        (await objectionsAtProvider(running, tenant, people)).map(({ text }) => text).filter((text) => texts.has(text))
      expect(texts.size).toBe(queued)
      expect(await there()).toEqual([])

      const begun = performance.now()
      await running.order({ tenant, kind: 'none' })
      await settled(async () => (await there()).length >= queued, drainedMs)
      const seconds = Math.round(performance.now() - begun) / 1000
      console.info(`queue: ${queued} objections were with the provider ${seconds} s after it was there again`)
      expect((await there()).sort()).toEqual([...texts].sort())
    },
  )
})
