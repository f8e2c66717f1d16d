import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient, type HttpAnswer, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

let stack: WatchedStack
beforeAll(async () => {
  stack = await startWatchedStack('several-brokers', { database: 'embedded', patientMs: 30_000 })
}, 600_000)
afterAll(() => stack.stop())

/** As far as the page of the test persons, with one e-legitimation. */
const choose = (client: HttpClient, legitimation: string, fields: Record<string, string> = {}) =>
  client.post('/logga-in', { till: '/valj', ...fields, legitimation }, { follow: true })

/** Chooses the person there; gives the address that the answer comes to, not yet gone to. */
async function answerOf(client: HttpClient, page: HttpAnswer, person = 'pia'): Promise<string> {
  let answer = await client.post(page.url, { person })
  while (answer.location !== null && !new URL(answer.location, answer.url).pathname.startsWith('/auth/callback')) {
    answer = await client.get(new URL(answer.location, answer.url).href)
  }
  return answer.location ?? ''
}

async function signedIn(legitimation: string, client = createHttpClient(stack.origins.portal)): Promise<HttpClient> {
  const end = await client.get(await answerOf(client, await choose(client, legitimation)), { follow: true })
  expect([end.status, end.url.startsWith(stack.origins.portal)]).toEqual([200, true])
  return client
}

const buttons = (page: string) => [...page.matchAll(/name="legitimation" value="(\w+)"/g)].map(([, id]) => id)
const fault = (name: string) =>
  fetch(`${stack.origins.idp}/admin/fault`, { method: 'POST', body: new URLSearchParams({ fault: name }) })

describe('two e-legitimations', () => {
  it('are one account, and the one of last time stands first on that device only', async () => {
    const [one, other] = [await signedIn('bankid'), await signedIn('freja')]
    const home = (await subjectsOf(one)).get('') ?? ''
    expect(home).toMatch(/^\/b\//)
    expect((await subjectsOf(other)).get('')).toBe(home)
    const again = await other.get('/logga-in?skal=bekrafta&till=/valj')
    expect(buttons(again.text)).toEqual(['freja', 'bankid'])
    expect(buttons((await createHttpClient(stack.origins.portal).get('/logga-in')).text)).toEqual(['bankid', 'freja'])
  })

  it('confirm for each other what weighs', async () => {
    const client = await signedIn('bankid')
    const page = await choose(client, 'freja', { skal: 'bekrafta' })
    expect(page.url).toContain('/freja/valj/')
    const end = await client.get(await answerOf(client, page), { follow: true })
    expect([end.status, new URL(end.url).pathname.startsWith('/logga-in')]).toEqual([200, false])
  })

  it('do not answer for each other', async () => {
    const client = createHttpClient(stack.origins.portal)
    const answer = await answerOf(client, await choose(client, 'bankid'))
    expect(new URL(answer).pathname).toBe('/auth/callback/bankid')
    for (const path of ['/auth/callback/freja', '/auth/callback', '/auth/callback/none']) {
      const other = createHttpClient(stack.origins.portal)
      const given = await answerOf(other, await choose(other, 'bankid'))
      const refused = await other.get(given.replace('/auth/callback/bankid', path))
      expect([path, refused.status]).toEqual([path, 400])
      expect(refused.text).toContain('broker-mixed-up')
      expect((await other.get('/valj')).status).toBe(303)
    }
    expect((await client.get(answer)).status).toBe(303)
  })

  it('are left by each other: one that is away says so at its button, and the other signs in', async () => {
    await fault('down')
    try {
      const client = createHttpClient(stack.origins.portal)
      const page = await client.post('/logga-in', { till: '/valj', legitimation: 'bankid' })
      expect(page.status).toBe(503)
      expect(page.text).toContain('Det går inte att logga in med Test-BankID just nu')
      await signedIn('freja', client)
    } finally {
      await fault('none')
    }
  })
})
