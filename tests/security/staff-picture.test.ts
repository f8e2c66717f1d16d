import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient, linksOf, signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** Who is sent the picture of somebody who comes: docs/adr/0038. */

let stack: WatchedStack
let pia: HttpClient
let base: string
/** Where the picture of somebody who comes to Pia is. */
let picture: string

beforeAll(async () => {
  stack = await startWatchedStack('staff-picture', { patientMs: 30_000 })
  pia = await signInOverHttp(stack.origins, 'pia')
  base = (await subjectsOf(pia)).get('') ?? ''
  picture = await pictureOn(pia, `${base}/schema/manad/2026-11?vy=lista`)
  expect(picture).not.toBe('')
}, 600_000)

afterAll(() => stack.stop())

/** The first picture on the pages of the shifts that a page leads to; empty: there is none on them. */
async function pictureOn(client: HttpClient, page: string): Promise<string> {
  for (const shift of linksOf(await client.get(page), /\/pass\//).slice(0, 20)) {
    const found = /src="([^"]+\/bild\/[^"]+)"/.exec((await client.get(shift)).text)?.[1]
    if (found !== undefined) return found
  }
  return ''
}

describe('the picture of somebody who comes', () => {
  it('is sent to the one whom they come to, and a browser may keep it for a while', async () => {
    const answer = await pia.get(picture)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('PNG')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'image/png', 'cache-control': 'private, max-age=600', 'x-content-type-options': 'nosniff' },
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'same-origin',
      vary: expect.stringContaining('Cookie'),
    })
    const etag = answer.headers.get('etag') ?? ''
    const again = await pia.get(picture, { headers: { 'if-none-match': etag } })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('is sent to a relative who may see who comes, and not to one who may not, or who is not signed in', async () => {
    expect((await (await signInOverHttp(stack.origins, 'nils')).get(picture)).status).toBe(200)
    for (const person of ['karl', 'greta', 'vera', 'frida'])
      expect([person, (await (await signInOverHttp(stack.origins, person)).get(picture)).status]).toEqual([person, 404])
    expect((await createHttpClient(stack.origins.portal).get(picture)).status).toBe(303)
  })

  it('is not sent to one who has the economy alone', async () => {
    const omar = await signInOverHttp(stack.origins, 'omar')
    const greta = await signInOverHttp(stack.origins, 'greta')
    const hanna = (await subjectsOf(greta)).get('Hanna Dahl') ?? ''
    const ofHanna = await pictureOn(omar, `${hanna}/schema/manad/2026-11?vy=lista`)
    expect((await omar.get(ofHanna)).status).toBe(200)
    expect((await greta.get(ofHanna)).status).toBe(404)
  })

  it('is not there on another day, at another provider, under another brukare or of another person', async () => {
    const karl = await signInOverHttp(stack.origins, 'karl')
    const ofKarl = (await subjectsOf(karl)).get('') ?? ''
    const [, provider = '', date = '', staff = ''] = /\/bild\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(picture) ?? []
    const other = provider === 'farsta' ? 'soder' : 'farsta'
    for (const path of [
      `${base}/bild/${provider}/2024-01-01/${staff}`,
      `${base}/bild/${other}/${date}/${staff}`,
      `${base}/bild/${provider}/${date}/stf-finns-inte`,
      `${base}/bild/${provider}/i-dag/${staff}`,
    ])
      expect([path, (await pia.get(path)).status]).toEqual([path, 404])
    expect((await karl.get(`${ofKarl}/bild/${provider}/${date}/${staff}`)).status).toBe(404)
  })

  it('is on no page about one with protected identity, nor is the picture sent', async () => {
    const maja = await signInOverHttp(stack.origins, 'maja')
    const own = (await subjectsOf(maja)).get('') ?? ''
    expect(await pictureOn(maja, `${own}/schema/manad/2026-11?vy=lista`)).toBe('')
    const [shift = ''] = linksOf(await maja.get(`${own}/schema/manad/2026-11?vy=lista`), /\/pass\//)
    expect((await maja.get(shift)).text).not.toContain('/bild/')
  })

  it('gives the initials when the provider’s pictures are away: the page is whole', async () => {
    await stack.order({ tenant: 'farsta', kind: 'status500', pathPattern: '/bilder/' })
    await stack.order({ tenant: 'soder', kind: 'status500', pathPattern: '/bilder/' })
    const nils = await signInOverHttp(stack.origins, 'nils')
    const other = await pictureOn(nils, `${base}/schema/manad/2026-10?vy=lista`)
    expect([200, 503]).toContain((await nils.get(other)).status)
    const [shift = ''] = linksOf(await pia.get(`${base}/schema/manad/2026-11?vy=lista`), /\/pass\//)
    expect((await pia.get(shift)).status).toBe(200)
  })
})
