import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fieldOf, linksOf, postConfirmed, signInOverHttp, type HttpClient } from '../support/http-client'
import { beginDraft, fillDraft, reportsOf, sendDraft, subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { after } from './second-tab'

// What the first tab, or somebody else, has done makes what is pressed in the second one late: the page that comes says how it
// stands, says of what was typed that it is not sent, and still has it (docs/adr/0029).

let stack: WatchedStack
let pia: HttpClient
let base: string

beforeAll(async () => {
  stack = await startWatchedStack('two-tabs-late', { patientMs: 30_000 })
  pia = await signInOverHttp(stack.origins, 'pia')
  base = (await subjectsOf(pia)).get('') ?? ''
}, 600_000)

afterAll(() => stack.stop())

const typed = 'Skrivet i den andra fliken'

describe('what came too late', () => {
  it('of “nobody has come” is said not to be sent when it was said already, and a second press is the first', async () => {
    const [path = ''] = linksOf(await pia.get(base), /\/ingen-har-kommit$/)
    const [first, second] = [await pia.get(path), await pia.get(path)]
    const key = fieldOf(first, 'key') ?? ''
    const said = await pia.post(path, { key, text: 'Från den första' })
    expect(said.location).toMatch(/\/ingen-har-kommit\/[^/]+$/)
    expect((await pia.post(path, { key, text: 'Från den första' })).location).toBe(said.location)
    expect((await pia.post(path, { key: fieldOf(second, 'key') ?? '', text: '' })).location).toBe(said.location)
    const page = await after(pia, await pia.post(path, { key: fieldOf(second, 'key') ?? '', text: typed }))
    expect(page.status).toBe(200)
    expect(page.text).toContain(typed)
    expect(page.text).toContain('Det är redan sagt att ingen har kommit')
    expect(page.text).toContain('Det du skrev är inte skickat.')
    expect(linksOf(page, /\/ingen-har-kommit\/[^/]+$/)).toEqual([said.location])
    // The page alone leads to what was said.
    expect((await pia.get(path)).location).toBe(said.location)
  })

  it('of a withdrawal is there beside the truth: it was taken back, and not answered', async () => {
    const [report = ''] = await reportsOf(pia, base)
    const id = await sendDraft(pia, await fillDraft(pia, await beginDraft(pia, base, report), 'Fel tid'))
    const path = `${base}/invandningar/${id}/ta-tillbaka`
    expect((await pia.get(path)).status).toBe(200)
    expect((await pia.post(path, { text: '' })).location).toBe(`${base}/invandningar/${id}`)
    expect((await pia.post(path, { text: '' })).location).toBe(`${base}/invandningar/${id}`)
    const page = await after(pia, await pia.post(path, { text: typed }))
    expect(page.text).toContain('Invändningen är redan tillbakatagen.')
    expect(page.text).toContain(typed)
    expect(page.text).not.toContain('besvarad')
    expect((await pia.get(path)).text).not.toContain('besvarad')
  })

  it('of a no to several is said not to be sent when somebody has answered meanwhile', async () => {
    const per = await signInOverHttp(stack.origins, 'per')
    const [hers = ''] = (await subjectsOf(per)).values()
    const [asked = ''] = linksOf(await per.get(`${hers}/tillsammans`), /\/tillsammans\/[^/]+$/)
    expect((await per.get(`${asked}/nej`)).status).toBe(200)
    expect((await postConfirmed(per, asked, { intent: 'confirm' })).location).toBe(asked)
    // Pressed twice, it is what it was: nothing says that it was in vain.
    expect((await postConfirmed(per, asked, { intent: 'confirm' })).location).toBe(asked)
    const page = await after(per, await per.post(`${asked}/nej`, { reason: typed }))
    expect(page.text).toContain('Frågan väntar inte längre.')
    expect(page.text).toContain('Ditt nej är inte skickat.')
    expect(page.text).toContain(typed)
    expect((await per.get(asked)).text).not.toContain('Ditt nej är inte skickat.')
  })

  it('of a draft or a note that was removed stands on the page of its list, and is not saved', async () => {
    const [report = ''] = await reportsOf(pia, base)
    const first = await beginDraft(pia, base, report)
    const [, draft = ''] = /\/utkast\/([^/]+)\//.exec(first) ?? []
    const step = first.replace(/[^/]+$/, 'text')
    expect((await pia.get(step)).status).toBe(200)
    await pia.post(`${base}/invandningar`, { draft })
    const page = await after(pia, await pia.post(step, { version: '1', page: 'p', go: 'next', text: typed }))
    expect([new URL(page.url).pathname, page.text.includes(typed)]).toEqual([`${base}/invandningar`, true])
    expect(page.text).toContain('Det du skrev är inte sparat')
    expect((await pia.get(`${base}/invandningar`)).text).not.toContain(typed)
    // Where nothing was typed there is nothing to keep, and the page is not there.
    expect((await pia.post(step, { version: '1', page: 'p', go: 'next', text: ' ' })).status).toBe(404)

    const greta = await signInOverHttp(stack.origins, 'greta')
    const list = `${(await subjectsOf(greta)).get('Karl Öberg') ?? ''}/anteckningar`
    const words = { kind: 'note', day: '2026-11-02' }
    const key = fieldOf(await greta.get(`${list}/ny`), 'key') ?? ''
    await greta.post(`${list}/ny`, { ...words, key, text: 'Förut' })
    const [note = ''] = linksOf(await greta.get(list), /\/anteckningar\/(?!ny)[^/]+$/)
    const was = fieldOf(await greta.get(note), 'was') ?? ''
    await greta.post(`${note}/ta-bort`, { was })
    const left = await after(greta, await greta.post(note, { ...words, was, text: typed }))
    expect([new URL(left.url).pathname, left.text.includes(typed)]).toEqual([list, true])
  })

  it('of an address for notices that was taken away says that it is gone', async () => {
    for (const intent of ['code', 'again', 'test', 'remove']) {
      const page = await after(pia, await pia.post('/aviseringar/till/en-som-togs-bort', { intent, code: '123456' }))
      expect(page.status).toBe(200)
      expect(page.text).toContain('Adressen du tryckte på finns inte kvar.')
    }
    expect((await pia.get('/aviseringar')).text).not.toContain('finns inte kvar')
  })
})
