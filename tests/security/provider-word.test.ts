import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { brukare, others } from '../../sandbox/data/cast'
import { acceptOverHttp, inviteOverHttp } from '../support/access-flow'
import { linksOf, signInOverHttp, type HttpClient } from '../support/http-client'
import { beginDraft, fillDraft, reportsOf, sendDraft, subjectsOf } from '../support/objection-flow'
import { framtidsfullmakt, referenceOf, startOtherProvider, type OtherProvider } from '../support/other-provider'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

const numberOf = (key: string): string => {
  const found = [...brukare, ...others].find((person) => person.key === key)
  if (found === undefined) throw new Error(`no ${key} in the cast`)
  return found.number
}
const pia = numberOf('pia')
const frida = numberOf('frida')
/** Somebody else: a provider that was refused is left alone for a while. */
const ulla = numberOf('ulla')

/** Pia's reports at Farsta, and what she has written there. */
const canary = 'KANARIEORD-pia'

let stack: WatchedStack
let soder: OtherProvider
let piasOwn: HttpClient
let base: string
let report: string

/** The pages at Farsta that must not open, and words of Farsta's that stand on no page of anybody else. */
const pagesOf = () => [
  ...['schema/vecka/2026-W47', 'tidrapporter/2026-10', 'timmar/manad/2026-10', 'sammanstallning/2026-10', 'beslut'],
  ...[
    'invandningar',
    'logg',
    'logg.csv',
    'behoriga',
    'sammanstallning/2026-10.pdf',
    'schema/blad/2026-W47.pdf',
    'tidrapporter/2026-10.csv',
    'fullmakt',
  ],
]
const statusesOf = async (client: HttpClient, paths: readonly string[]): Promise<Record<string, number>> => {
  const seen: Record<string, number> = {}
  for (const path of paths) seen[path] = (await client.get(path)).status
  return seen
}
const all = (paths: readonly string[], status: number) => Object.fromEntries(paths.map((path) => [path, status]))

beforeAll(async () => {
  soder = await startOtherProvider('soder', 'Söders Hemtjänst')
  stack = await startWatchedStack('provider-word', {
    ...{ database: 'server', patientMs: 30_000, others: [soder.configured] },
    env: { REPRESENTATION_MAX_AGE_SECONDS: '0' },
  })
  piasOwn = await signInOverHttp(stack.origins, 'pia')
  base = (await subjectsOf(piasOwn)).get('') ?? ''
  ;[report = ''] = await reportsOf(piasOwn, base)
  await sendDraft(piasOwn, await fillDraft(piasOwn, await beginDraft(piasOwn, base, report), canary))
}, 600_000)
afterAll(async () => {
  await stack.stop()
  await soder.stop()
})
beforeEach(() => {
  soder.says(() => ({ representations: [] }))
})

describe("a second provider that calls somebody else by a brukare's pseudonym", () => {
  it('opens none of her pages, not even while it says so', async () => {
    soder.says((number, pseudonymOf) =>
      number === frida
        ? { brukare: referenceOf('x-1', 'Frida Ström', pseudonymOf(pia)), representations: [] }
        : { representations: [] },
    )
    const client = await signInOverHttp(stack.origins, 'frida')
    const paths = [base, report, ...pagesOf().map((page) => `${base}/${page}`)]
    expect(await statusesOf(client, paths)).toEqual(all(paths, 404))
    expect((await client.get('/valj', { follow: true })).text).toContain('Söders Hemtjänst')
    soder.says(() => ({ representations: [] }))
    expect(await statusesOf(client, paths)).toEqual(all(paths, 404))
    expect((await piasOwn.get(base)).status).toBe(200)
  })

  it('is told to the operator, by provider, operation and field and without any value', () => {
    const lines = stack.portalLog().filter((line) => line.includes('brukare.pseudonym'))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every((line) => line.includes('"soder"') && line.includes('searchPersons'))).toBe(true)
    expect(stack.portalLog().join('\n')).not.toContain(frida)
  })
})

describe('a second provider that vouches for a framtidsfullmakt', () => {
  const vouch = () => {
    soder.says((number, pseudonymOf) =>
      number === ulla
        ? { representations: [framtidsfullmakt('f-1', referenceOf('x-1', 'Fel Namn', pseudonymOf(pia)))] }
        : { representations: [] },
    )
  }

  it('opens its own matters to the holder, and nothing at the first provider', async () => {
    vouch()
    const client = await signInOverHttp(stack.origins, 'ulla')
    expect((await client.get(base)).status).toBe(200)
    expect((await client.get(report)).status).toBe(404)
    for (const page of pagesOf()) {
      const { text } = await client.get(`${base}/${page}`)
      expect(text).not.toContain(canary)
      expect(text).not.toContain('Farsta')
      expect(text).not.toContain('Pia Lindgren')
    }
    const list = await client.get(`${base}/behoriga`)
    expect(list.text).not.toContain('Nils')
    expect((await piasOwn.get(base)).text).not.toContain('Fel Namn')
  })

  it('lets its holder end nothing that the brukare has given at the first', async () => {
    vouch()
    const [nils = ''] = linksOf(await piasOwn.get(`${base}/behoriga`), /\/behoriga\/[^/]{8,}$/)
    const client = await signInOverHttp(stack.origins, 'ulla')
    expect((await client.get(nils)).status).toBe(404)
    expect((await client.post(`${nils}/ta-bort`, {})).status).toBe(404)
  })

  it('gives nobody anything once it has taken it back: not who was invited before, and accepts after', async () => {
    vouch()
    const client = await signInOverHttp(stack.origins, 'ulla')
    const scopes = ['schedule:read', 'reports:read']
    const one = await inviteOverHttp(client, base, { name: 'Per', number: numberOf('per'), scopes })
    const per = await signInOverHttp(stack.origins, 'per')
    const other = await inviteOverHttp(client, base, { name: 'Vera', number: numberOf('vera'), scopes })
    const vera = await signInOverHttp(stack.origins, 'vera')
    await acceptOverHttp(vera, other)
    // While it is vouched for: the second provider's matters, and nothing of the first's.
    expect((await vera.get(base)).status).toBe(200)
    expect((await vera.get(report)).status).toBe(404)

    soder.says(() => ({ representations: [] }))
    await acceptOverHttp(per, one)
    const paths = [base, report, ...pagesOf().map((page) => `${base}/${page}`)]
    expect(await statusesOf(per, paths)).toEqual(all(paths, 404))
    expect(await statusesOf(vera, paths)).toEqual(all(paths, 404))
    expect(await statusesOf(client, paths)).toEqual(all(paths, 404))
  })
})
