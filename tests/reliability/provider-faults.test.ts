import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient, linksOf, signInOverHttp, type HttpClient } from '../support/http-client'
import { beginDraft, fillDraft, reportMonth, reportsOf, sendDraft, subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** What a page may take while a provider fails, in milliseconds; `PAGE_LIMIT_MS` for a machine that does much else. */
const limitMs = Number(process.env.PAGE_LIMIT_MS ?? 3000)

const kept = /Uppgifterna är från .+ (svarar inte just nu|går inte att läsa)/
const missing = /Uppgifter därifrån saknas på sidan/

let stack: WatchedStack
let pia: HttpClient
let base = ''
let report = ''
/** Pages that have been read before anything failed. */
let known: string[] = []
/** Days that nobody has read: nothing of them is kept. */
let unread: string[] = []
const times: number[] = []

beforeAll(async () => {
  stack = await startWatchedStack('faults', { env: { REPRESENTATION_MAX_AGE_SECONDS: '30' } })
  pia = await signInOverHttp(stack.origins, 'pia')
  await settled(async () => {
    base = [...(await subjectsOf(pia)).values()][0] ?? ''
    return base !== ''
  })
  await settled(async () => {
    report = (await reportsOf(pia, base))[0] ?? ''
    return report !== ''
  })
  const [row = ''] = linksOf(await pia.get(report), /\/rad\//)
  known = [
    ...['', '/schema/dag/2026-11-19', '/schema/vecka/2026-W47', '/schema/manad/2026-11'].map((path) => base + path),
    ...[`/tidrapporter/${reportMonth}`, `/faststallanden/${reportMonth}`].map((path) => base + path),
    ...[report, row, `${report}/faststallande`],
  ]
  for (const path of known) await settled(async () => isFresh((await pia.get(path)).text))
  unread = Array.from({ length: 28 }, (_, day) => `${base}/schema/dag/2026-08-${String(day + 1).padStart(2, '0')}`)
}, 600_000)

afterAll(async () => {
  times.sort((a, b) => a - b)
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0
  console.info(`provider faults: ${times.length} pages, p95 ${p95} ms, slowest ${times.at(-1) ?? 0} ms`)
  await stack.stop()
})

const isFresh = (text: string): boolean => !kept.test(text) && !missing.test(text)

/** The pages, each with what is wrong with it. `says` is the notice that must stand on it. */
async function read(paths: readonly string[], says: RegExp): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths) {
    const begun = Date.now()
    const { status, text } = await pia.get(path)
    const took = Date.now() - begun
    times.push(took)
    if (status !== 200) faults.push(`${path} ${status}`)
    if (!says.test(text)) faults.push(`${path} does not say so`)
    if (/\n\s+at .*:\d+:\d+|ECONNREFUSED|"items"/.test(text)) faults.push(`${path} says too much`)
    if (took > limitMs) faults.push(`${path} took ${took} ms`)
  }
  return faults
}

/** Answers may be fresh for a moment by the portal's own memory; then every page has to say that they are not. */
async function pagesSay(nextUnread: string): Promise<void> {
  const [first = ''] = known
  await settled(async () => kept.test((await pia.get(first)).text), 30_000)
  expect(await read(known, kept)).toEqual([])
  expect(await read([nextUnread], missing)).toEqual([])
}

async function heal(): Promise<void> {
  for (const tenant of ['farsta', 'soder']) await stack.order({ tenant, kind: 'none' })
  for (const path of known.slice(0, 2)) await settled(async () => isFresh((await pia.get(path)).text))
}

describe('when the provider fails, pages stand and say so', () => {
  it.each([
    { kind: 'status500' },
    { kind: 'timeout', ms: 60_000 },
    { kind: 'wrongSchema' },
    { kind: 'wrongJson' },
    { kind: 'truncated' },
    { kind: 'drop' },
    { kind: 'slowBytes', ms: 1000 },
    { kind: 'huge' },
  ])('$kind', async (fault) => {
    for (const tenant of ['farsta', 'soder']) await stack.order({ tenant, ...fault })
    await pagesSay(unread.shift() ?? '')
    await heal()
  })

  it('down: also an objection is taken, and delivered when the provider is back', async () => {
    await stack.stopOne('provider')
    await pagesSay(unread.shift() ?? '')
    const check = await fillDraft(pia, await beginDraft(pia, base, report), 'Skrivet medan utföraren är borta.')
    const objectionId = await sendDraft(pia, check)
    const page = `${base}/invandningar/${objectionId}`
    expect((await pia.get(`${page}/kvitto`)).status).toBe(200)
    await stack.startOne('provider')
    await heal()
    expect((await pia.get(page)).status).toBe(200)
  })
})

describe('when the identity provider is down', () => {
  const open = ['/', '/hjalp', '/kontakt', '/integritet', '/tillganglighet', '/logga-in', '/utloggad']

  it('public pages stand, sign-in says try later, and who is signed in goes on', async () => {
    await stack.stopOne('idp')
    const anyone = createHttpClient(stack.origins.portal)
    for (const path of open) expect([path, (await anyone.get(path)).status]).toEqual([path, 200])
    const refused = await anyone.post('/logga-in', { till: '/valj' })
    expect(refused.status).toBe(503)
    expect(refused.text).toContain('Det går inte att logga in just nu')
    expect((await anyone.get('/auth/callback?code=x&state=y')).status).toBe(400)
    expect((await pia.get(base)).status).toBe(200)
    await stack.startOne('idp')
    await settled(async () => (await anyone.post('/logga-in', { till: '/valj' })).status === 303)
  })

  it('also when it hangs, refuses or breaks off', async () => {
    const faultOf = (fault: string) =>
      fetch(new URL('/admin/fault', stack.origins.idp), { method: 'POST', body: new URLSearchParams({ fault }) })
    for (const fault of ['parHang', 'parRefused', 'down']) {
      expect((await faultOf(fault)).status).toBe(204)
      const answer = await createHttpClient(stack.origins.portal).post('/logga-in', { till: '/valj' })
      expect([fault, answer.status]).toEqual([fault, 503])
    }
    expect((await faultOf('none')).status).toBe(204)
  })

  it('and nothing of all this was a fault of the portal', () => {
    expect(stack.processes.portal.exited).toBe(false)
    expect(stack.portalLog().filter((line) => /"msg":"(page|request) failed"/.test(line))).toEqual([])
  })
})
