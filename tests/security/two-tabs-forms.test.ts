import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginAccess } from '../support/access-flow'
import { fieldOf, linksOf, postConfirmed, signInOverHttp, type HttpClient } from '../support/http-client'
import { reportsOf, subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { after } from './second-tab'

// Two tabs of one browser, the second drawn before the first one did something: the second does nothing to what it has not shown,
// and what was typed in it is still there (docs/adr/0029).

let stack: WatchedStack
let pia: HttpClient
let greta: HttpClient
let base: string

beforeAll(async () => {
  stack = await startWatchedStack('two-tabs-forms', { patientMs: 30_000 })
  pia = await signInOverHttp(stack.origins, 'pia')
  greta = await signInOverHttp(stack.origins, 'greta')
  base = (await subjectsOf(pia)).get('') ?? ''
}, 600_000)

afterAll(() => stack.stop())

const typed = 'Skrivet i den andra fliken'
const bare = (location: string | null): string => (location ?? '').split('?')[0] ?? ''

describe('a form in two tabs', () => {
  it('of a fullmakt does nothing to one that was given since it was drawn', async () => {
    const [path = ''] = linksOf(await pia.get(`${base}/fullmakt`), /\/fullmakt\/[^/?#]+$/)
    const fieldsOf = async (at: string) => {
      const page = await pia.get(at)
      return { key: fieldOf(page, 'key') ?? '', was: fieldOf(page, 'was') ?? '', page }
    }
    const drawn = await fieldsOf(path)
    if (drawn.page.text.includes('value="withdraw"')) {
      await postConfirmed(pia, path, { intent: 'withdraw', key: drawn.key, was: drawn.was })
    }
    const give = `${path}?until=further&day=`
    const [first, second] = [await fieldsOf(give), await fieldsOf(give)]
    const asked = { intent: 'give', until: 'further', day: '' }
    await postConfirmed(pia, path, { ...asked, key: first.key, was: first.was })
    const given = await fieldsOf(path)
    expect(given.was).not.toBe('')
    const late = await pia.post(path, { ...asked, key: second.key, was: second.was })
    // What it asked for holds: it is told so, as a double press is.
    expect([late.status, late.location]).toEqual([303, `${base}/fullmakt`])
    expect((await fieldsOf(path)).was).toBe(given.was)

    // Withdrawn and given again in the first tab: the button of the second was about another.
    await postConfirmed(pia, path, { intent: 'withdraw', key: given.key, was: given.was })
    const again = await fieldsOf(give)
    await postConfirmed(pia, path, { ...asked, key: again.key, was: again.was })
    const stale = await pia.post(path, { intent: 'withdraw', key: (await fieldsOf(path)).key, was: given.was })
    expect([stale.status, stale.location]).toEqual([303, `${path}?andrat`])
    expect((await pia.get(`${path}?andrat`)).text).toContain('Inget är ändrat av det du valde nyss.')
    expect((await fieldsOf(path)).page.text).toContain('value="withdraw"')
  })

  it('of one’s own note keeps what was typed, and saves over nothing', async () => {
    const list = `${(await subjectsOf(greta)).get('Karl Öberg') ?? ''}/anteckningar`
    const words = { kind: 'note', day: '2026-11-02' }
    await greta.post(`${list}/ny`, {
      ...words,
      key: fieldOf(await greta.get(`${list}/ny`), 'key') ?? '',
      text: 'Förut',
    })
    const [path = ''] = linksOf(await greta.get(list), /\/anteckningar\/(?!ny)[^/]+$/)
    const was = fieldOf(await greta.get(path), 'was') ?? ''
    await greta.post(path, { ...words, was, text: 'Från den första' })
    const page = await after(greta, await greta.post(path, { ...words, was, text: typed }))
    expect(page.text).toContain(typed)
    expect((await greta.get(list)).text).toContain('Från den första')
  })

  it('of a new calendar makes one each, and shows each its own address', async () => {
    const path = `${base}/kalender/ny`
    const [first, second] = [await pia.get(path), await pia.get(path)]
    const make = async (page: typeof first, name: string) =>
      bare((await postConfirmed(pia, path, { key: fieldOf(page, 'key') ?? '', name, level: 'times' })).location)
    const [one, two] = [await make(first, 'Min telefon'), await make(second, 'Min dator')]
    expect(one).not.toBe(two)
    const [shownTwo, shownOne] = [await pia.get(two), await pia.get(one)]
    const secretIn = (text: string) => /\/kalender\/([\w-]{43})\.ics/.exec(text)?.[1]
    expect([shownOne.text.includes('Min telefon'), shownTwo.text.includes('Min dator')]).toEqual([true, true])
    expect(secretIn(shownTwo.text)).toBeDefined()
    expect(secretIn(shownOne.text)).not.toBe(secretIn(shownTwo.text))
  })

  it('of a step of an invitation keeps the name in its tab, and saves it not beside the number of the other', async () => {
    const step = (await beginAccess(pia, base)).replace(/[^/]+$/, 'vem')
    const version = fieldOf(await pia.get(step), 'version') ?? ''
    await pia.post(step, { version, name: 'Ulla Berg', number: '195510179814' })
    const page = await after(pia, await pia.post(step, { version, name: 'Vera Lund', number: '196403079822' }))
    expect(page.status).toBe(200)
    const now = await pia.get(step)
    expect(now.text).toContain('Ulla Berg')
    expect(now.text).not.toContain('Vera Lund')
  })

  it('of a limit changes nothing when what was given is another', async () => {
    for (const one of linksOf(await pia.get(`${base}/behoriga`), /\/behoriga\/(?!ny|utkast)[^/?#]+$/)) {
      const terms = fieldOf(await pia.get(`${one}/andra`), 'terms')
      if (terms === null) continue
      const limit = (day: string): [string, string][] => [
        ['terms', terms],
        ['intent', 'change'],
        ['scopes', 'schedule:read'],
        ['until', 'day'],
        ['day', day],
        ['day-month', '12'],
        ['day-year', '2026'],
      ]
      const done = await postConfirmed(pia, `${one}/andra`, limit('24'))
      expect(bare(done.location)).toBe(one)
      const late = await pia.post(`${one}/andra`, limit('29'))
      expect([late.status, late.location]).toEqual([303, `${one}/andra?andrat`])
      const shown = (await pia.get(one)).text
      expect([shown.includes('24 december'), shown.includes('29 december')]).toEqual([true, false])
      return
    }
    throw new Error('nothing that Pia has given can be limited')
  })

  it('of a comment keeps what was typed and sends nothing that was not shown', async () => {
    const [report = ''] = await reportsOf(pia, base)
    const path = report.replace('/tidrapport/', '/kommentar/')
    const version = fieldOf(await pia.get(path), 'version') ?? ''
    await pia.post(path, { intent: 'write', version, text: 'Från den första' })
    const page = await after(pia, await pia.post(path, { intent: 'write', version, text: typed }))
    expect(page.text).toContain(typed)
    expect(page.text).not.toContain('>Skickad')
  })
})
