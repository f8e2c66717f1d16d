import { afterAll, beforeAll, expect, it } from 'vitest'
import { brukare as cast } from '../../sandbox/data/cast'
import { createBrowser, createClient, good, startForTest, valuesOf, type Client } from './sandbox-provider-client'
import { testInstant } from '../support/template-making'

const desk = '/farsta/skrivbord'
let stack: Awaited<ReturnType<typeof startForTest>>
let farsta: Client
let browser: ReturnType<typeof createBrowser>
let brukareId: string

beforeAll(async () => {
  stack = await startForTest()
  farsta = await createClient(stack.running, 'farsta', stack.privateKey)
  brukareId = await farsta.brukareOf(cast.find(({ key }) => key === 'pia')?.number ?? '')
  browser = createBrowser(stack.running.origin)
  const first = await good(browser.open(`${desk}/valj`))
  await good(browser.post(`${desk}/valj`, { arbetsledare: valuesOf(first, 'arbetsledare')[0] ?? '' }))
})

afterAll(async () => {
  expect(stack.running.contractBreaks).toEqual([])
  await stack.close()
})

const shiftAhead = async () => {
  const { items } = await farsta.read('ShiftPage', `/v1/brukare/${brukareId}/shifts?from=2026-11-22&to=2026-11-28`)
  const shift = items.find(({ status, kind }) => status === 'planned' && kind === 'active')
  if (shift === undefined) throw new Error('no planned shift ahead')
  return shift
}

it('says that it takes wishes, and gives those that are there', async () => {
  const { groups } = await farsta.read('Capabilities', '/v1/capabilities')
  expect(groups).toContain('wishes')
  const { items } = await farsta.read('WishPage', `/v1/brukare/${brukareId}/wishes`)
  expect(items.map(({ state }) => state)).toEqual(['received', 'accepted'])
  const [first] = items
  expect(await farsta.read('Wish', `/v1/brukare/${brukareId}/wishes/${first?.id ?? ''}`)).toEqual(first)
})

it('shows the desk what waits and what a yes does to the hours, and the API has the answer and the schedule', async () => {
  const shift = await shiftAhead()
  const body = {
    ...{ reference: 'ONS-DESK-01', kind: 'cancel', shiftId: shift.id, text: 'Jag äter\nhos <min> dotter.' },
    ...{ sentAt: testInstant, sentBy: 'Pia', onBehalfOf: 'brukare' },
  }
  const sent = { method: 'POST', body, key: 'desk-wish-00000001' }
  const { id } = await farsta.read('Wish', `/v1/brukare/${brukareId}/wishes`, sent)
  const list = await good(browser.open(`${desk}/onskemal`))
  expect(list.text).toContain('Önskemål som väntar: 2')
  expect(list.text).toContain('ONS-DESK-01')
  const path = `${desk}/onskemal/${id}`
  const page = await good(browser.open(path))
  expect(page.text).toContain('hos &lt;min&gt; dotter.')
  expect(page.text).toMatch(/vecka \d\d: [\d timn]+ mindre aktiv tid/)
  const refused = await good(browser.post(`${path}/svara`, { utfall: 'accepted', 'ord-svar': '' }), 422)
  expect(refused.text).toMatch(/value="accepted"\s+checked/)
  await good(browser.post(`${path}/svara`, { utfall: '', 'ord-svar': 'Ja' }), 422)
  const before = (await farsta.changesAfter()).at(-1)?.cursor
  await good(browser.post(`${path}/svara`, { utfall: 'accepted', 'ord-svar': 'Det går bra.' }))
  const answered = await farsta.read('Wish', `/v1/brukare/${brukareId}/wishes/${id}`)
  expect(answered).toMatchObject({ state: 'accepted', answers: [{ outcome: 'accepted', text: 'Det går bra.' }] })
  expect(await farsta.shift(brukareId, shift.id)).toMatchObject({ status: 'cancelled', cancelledBy: 'brukare' })
  const changed = (await farsta.changesAfter(before)).map(({ type, resourceId }) => `${type} ${resourceId}`)
  expect(changed).toEqual([`shift ${shift.id}`, `wish ${id}`])
  await good(browser.post(`${path}/svara`, { utfall: 'declined', 'ord-svar': 'Nej' }), 422)
  expect((await good(browser.open(`${desk}/onskemal`))).text).toContain('Önskemål som väntar: 1')
  await good(browser.open(`${desk}/onskemal/x`), 404)
})
