import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { weightyActs } from '~/auth/fresh-sign-in.server'
import { fieldOf, linksOf, signInOverHttp, type HttpAnswer, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { checkOf, weighty, type Pressed } from '../support/pressed'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

// What weighs, pressed with a sign-in that is older than five minutes: it is asked for, and what was pressed is carried out
// when one comes back, once, for exactly the one who pressed it. Nobody presses twice.

const names = Object.keys(weighty)
const others = ['cancelled', 'other', 'changed', 'reopened', 'ended', 'file', 'twice'] as const
let stack: WatchedStack
/** Each has a sign-in of its own, which is ten minutes old. */
const clients = new Map<string, HttpClient>()

beforeAll(async () => {
  stack = await startWatchedStack('fresh-sign-in', { patientMs: 30_000 })
  for (const name of names) clients.set(name, await signInOverHttp(stack.origins, weighty[name]?.by ?? ''))
  for (const name of others) clients.set(name, await signInOverHttp(stack.origins, 'pia'))
  await stack.restartAt('2026-11-19T15:12:00+01:00')
}, 600_000)

afterAll(() => stack.stop())

function clientOf(name: string): HttpClient {
  const client = clients.get(name)
  if (client === undefined) throw new Error(`nobody is signed in for ${name}`)
  return client
}

/** What has been asked for. */
const seen = new Set<string>()

/** Presses, and expects to be asked. Gives where one comes back to. */
async function press(client: HttpClient, { path, fields }: Pick<Pressed, 'path' | 'fields'>): Promise<string> {
  const answer = await client.post(path, fields)
  const asked = new URL(answer.location ?? '', answer.url)
  expect([answer.status, asked.pathname, asked.searchParams.get('skal')]).toEqual([303, '/logga-in', 'bekrafta'])
  expect(answer.location).not.toContain('KANARIE')
  seen.add(asked.searchParams.get('vad') ?? '')
  return asked.searchParams.get('till') ?? ''
}

async function identify(client: HttpClient, till: string, as?: string | null): Promise<HttpAnswer> {
  if (client.identifyAgain === undefined) throw new Error('nobody is signed in')
  return client.identifyAgain(till, as)
}

const titleOf = ({ text }: HttpAnswer): string => /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? ''
const draft = async (client: HttpClient, nth: number, words: string): Promise<Pick<Pressed, 'path' | 'fields'>> => {
  const path = await checkOf(client, nth, words)
  return { path, fields: [['version', fieldOf(await client.get(path), 'version') ?? '']] }
}
/** How many objections there are. */
async function sent(client: HttpClient): Promise<number> {
  const base = (await subjectsOf(client)).get('') ?? ''
  const list = await client.get(`${base}/invandningar`)
  return linksOf(list, /\/invandningar\/(?!ny|utkast)[^/?#]+$/).length
}

describe('what weighs is asked for before, and carried out on return', () => {
  it.each(names)('%s', { timeout: 60_000 }, async (name) => {
    const client = clientOf(name)
    const { make } = weighty[name] ?? {}
    if (make === undefined) throw new Error(`${name} is not there`)
    const pressed = await make(client)
    const before = await client.get(pressed.path)
    // A change of what is left has its check after its form; the others say it where it is pressed.
    if (!/\/andra$|\/fullmakt\//.test(pressed.path)) expect(before.text).toContain('När du trycker på knappen får du')
    const till = await press(client, pressed)
    const page = await client.get(`/logga-in?${new URLSearchParams({ till, skal: 'bekrafta' }).toString()}`)
    expect(page.text).toContain('Gå tillbaka utan att göra det')
    const done = await identify(client, till)
    expect(done.status).toBe(303)
    expect(done.location).toMatch(pressed.leads)
    const end = await client.get(done.location ?? '')
    expect(end.status).toBe(200)
    expect(end.text).toMatch(pressed.says)
    // It stands as done, and what was kept of it says nothing any more.
    const again = await client.get(till, { follow: true })
    expect(again.text).not.toContain('Det är inte gjort')
  })

  it('the file of all that is kept comes from its page', async () => {
    const client = clientOf('file')
    const asked = await client.get('/mina-uppgifter.zip')
    const { searchParams } = new URL(asked.location ?? '', asked.url)
    const till = searchParams.get('till') ?? ''
    seen.add(searchParams.get('vad') ?? '')
    const done = await identify(client, till)
    expect(done.location).toMatch(/^\/mina-uppgifter\?ifyllt=/)
    const page = await client.get(done.location ?? '')
    expect(page.headers.get('refresh')).toBe('1; url=/mina-uppgifter.zip')
    expect(page.text).toContain('Filen hämtas nu')
    expect((await client.get('/mina-uppgifter.zip')).headers.get('content-type')).toContain('zip')
  })
})

it('is everything that asks for it', () => {
  expect([...seen].sort()).toEqual([...weightyActs].sort())
})

describe('nothing is sent', () => {
  it('when it is cancelled: the page says so, and one can press again', async () => {
    const client = clientOf('cancelled')
    const before = await sent(client)
    const pressed = await draft(client, 4, 'Avbruten')
    const till = await press(client, pressed)
    const back = await identify(client, till, null)
    expect([back.status, back.location]).toEqual([303, till])
    const page = await client.get(till)
    expect(page.text).toContain('Det är inte gjort än')
    expect(titleOf(page)).toMatch(/^Inte gjort: /)
    expect(await sent(client)).toBe(before)
    const done = await identify(client, await press(client, pressed))
    expect(done.location).toMatch(/\/kvitto$/)
    expect(await sent(client)).toBe(before + 1)
  })

  it('when somebody else identifies themself: one is who one was', async () => {
    const client = clientOf('other')
    const before = await sent(client)
    const till = await press(client, await draft(client, 5, 'Någon annan'))
    const back = await identify(client, till, 'nils')
    expect([back.status, (back.location ?? '').split('?')[0]]).toEqual([303, till.split('?')[0]])
    const page = await client.get(back.location ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain('någon annan än du legitimerade sig')
    expect(await sent(client)).toBe(before)
  })

  it('when the draft has changed meanwhile: it is shown again', async () => {
    const client = clientOf('changed')
    const before = await sent(client)
    const pressed = await draft(client, 6, 'Innan')
    const till = await press(client, pressed)
    const step = pressed.path.replace(/[^/]+$/, 'text')
    const page = await client.get(step)
    const fields = { version: fieldOf(page, 'version') ?? '', page: fieldOf(page, 'page') ?? '', go: 'next' }
    await client.post(step, { ...fields, text: 'Efter' })
    const back = await identify(client, till)
    expect((back.location ?? '').split('?')[0]).toBe(pressed.path)
    const shown = await client.get(back.location ?? '')
    expect(shown.text).toContain('Efter')
    expect(await sent(client)).toBe(before)
  })

  it('when one has signed out meanwhile', async () => {
    const client = clientOf('ended')
    const pressed = await draft(client, 7, 'Utloggad')
    const till = await press(client, pressed)
    await client.post('/logga-ut', {})
    const back = await identify(client, till)
    expect(back.location).toBe(till)
    const page = await client.get(till)
    expect(page.text).toContain('Det är inte gjort än')
  })

  it('a second time: the answer opened again leads to what was sent', async () => {
    const client = clientOf('reopened')
    const before = await sent(client)
    const till = await press(client, await draft(client, 8, 'Två gånger'))
    const done = await identify(client, till)
    expect(done.location).toMatch(/\/kvitto$/)
    const again = await client.get(done.url, { follow: true })
    expect(new URL(again.url).pathname).toBe(done.location)
    expect(await sent(client)).toBe(before + 1)
  })

  it('twice from two tabs with the same press', async () => {
    const client = clientOf('twice')
    const before = await sent(client)
    const pressed = await draft(client, 9, 'Två flikar')
    const [one, other] = [await press(client, pressed), await press(client, pressed)]
    await identify(client, one)
    const late = await identify(client, other)
    expect(late.status).toBe(303)
    expect(await sent(client)).toBe(before + 1)
  })
})
