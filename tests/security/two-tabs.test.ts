import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSignInService, type SignInService } from '~/auth/sign-in.server'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { standardRetention } from '~/platform/retention'
import { signInPersons } from '../../sandbox/data/cast'
import { copyTemplate } from '../support/templates'
import { logger, request, startScene, type IdpScene } from './idp-scene'

// One browser with two tabs, the real client, the real sandbox identity provider and the real database: a hundred sign-ins,
// fifty rounds of two that are under way at once, in every order that two can have.

const rounds = 50
let scene: IdpScene
let folder: string
let database: Database
let service: SignInService

beforeAll(async () => {
  scene = await startScene(signInPersons)
  folder = await copyTemplate('portal')
  const clock = () => new Date()
  database = await openDatabase({ folder, keys: scene.config.keys, clock })
  const session = { idleMinutes: 20, absoluteMinutes: 480 }
  const config = {
    ...scene.config,
    brokers: [scene.config.broker],
    clock,
    secure: false,
    session,
    rateLimitPerPerson: 1000,
    retention: standardRetention,
  }
  service = createSignInService({ config, database, logger })
})
afterAll(async () => {
  await scene.close()
  await database.close()
  await rm(folder, { recursive: true })
})

/** The portal's cookies of a browser. */
function createJar() {
  const jar = new Map<string, string>()
  return {
    header: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    keep: (setCookies: string[]): void => {
      for (const line of setCookies) {
        const [pair = ''] = line.split(';')
        const at = pair.indexOf('=')
        jar.delete(pair.slice(0, at))
        if (!line.includes('Max-Age=0')) jar.set(pair.slice(0, at), pair.slice(at + 1))
      }
    },
  }
}

it(`${2 * rounds} sign-ins in two tabs all end where they were going`, { timeout: 240_000 }, async () => {
  const jar = createJar()
  const browser = scene.createBrowser()
  const ends: Record<string, number> = {}
  const began = Date.now()

  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0]
    const atOnce = round % 3 === 0
    const begin = async (tab: number, cookieHeader: string) => {
      const till = `/b/round-${round}-tab-${tab}`
      const { location, setCookies } = await service.begin({ ...request, broker: null, till, again: '', cookieHeader })
      jar.keep(setCookies)
      return { tab, till, page: (await browser.go(location)).url }
    }
    // Every third round both are begun before either has got its cookie, as when a browser opens its tabs again.
    const before = jar.header()
    const tabs = atOnce
      ? await Promise.all([begin(0, before), begin(1, before)])
      : [await begin(0, before), await begin(1, jar.header())]
    const answers = []
    for (const { page, till } of tabs) {
      const { arrived } = await browser.go(page, new URLSearchParams({ person: 'pia' }))
      answers.push({ till, query: arrived?.searchParams ?? new URLSearchParams() })
    }
    for (const tab of order) {
      const { query, till } = answers[tab]!
      const answer = { broker: scene.config.broker.id, query, cookieHeader: jar.header() }
      const done = await service.complete({ ...answer, userAgent: null, requestId: 'r' })
      const end = done.state === 'refused' ? done.fault.code : `${done.state}${done.till === till ? '' : ' elsewhere'}`
      ends[end] = (ends[end] ?? 0) + 1
      if (done.state === 'signedIn') jar.keep(done.setCookies)
    }
    expect((await service.session(jar.header())).state).toBe('open')
  }

  console.info(`${2 * rounds} sign-ins in two tabs: ${JSON.stringify(ends)}, ${Date.now() - began} ms`)
  expect(ends).toEqual({ signedIn: 2 * rounds })
  expect(jar.header().length).toBeLessThan(1500)
})
