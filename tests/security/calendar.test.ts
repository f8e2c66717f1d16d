import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarClient, hasCalendarClients } from '../support/calendar-clients'
import { isDeep } from '../support/depth'
import { createHttpClient, fieldOf, linksOf, signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** What whoever has the address of a calendar is given, and nobody else: docs/adr/0050. */

let stack: WatchedStack
let pia: HttpClient
let nils: HttpClient
let base: string
/** A calendar has no cookies. */
let calendar: HttpClient

beforeAll(async () => {
  stack = await startWatchedStack('calendar', { patientMs: 30_000, env: { REPRESENTATION_MAX_AGE_SECONDS: '0' } })
  pia = await signInOverHttp(stack.origins, 'pia')
  nils = await signInOverHttp(stack.origins, 'nils')
  base = (await subjectsOf(pia)).get('') ?? ''
  calendar = createHttpClient(stack.origins.portal)
}, 600_000)

afterAll(() => stack.stop())

const addressIn = (text: string): string =>
  /value="https?:\/\/[^/"]+(\/kalender\/[\w-]{43}\.ics)"/.exec(text)?.[1] ?? ''

/** Makes an address. Gives where it is, and its page. */
async function make(client: HttpClient, level = 'times'): Promise<{ address: string; page: string }> {
  const form = `${base}/kalender/ny`
  const key = fieldOf(await client.get(form), 'key') ?? ''
  const { location } = await client.post(form, { key, name: 'Telefonen', level })
  const page = location ?? ''
  return { address: addressIn((await client.get(page)).text), page }
}

const eventsIn = (text: string) => ICAL.Component.fromString(text).getAllSubcomponents('vevent')
const summariesIn = (text: string) => eventsIn(text).map((event) => String(event.getFirstPropertyValue('summary')))

describe('the address of a calendar', () => {
  it('is shown once, to the one who made it, and opens the schedule without a session', async () => {
    const { address, page } = await make(pia)
    expect(address).not.toBe('')
    expect((await pia.get(page)).text).not.toContain(address)
    const answer = await calendar.get(address)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=900' },
      ...{ 'x-robots-tag': 'noindex', 'x-content-type-options': 'nosniff' },
    })
    expect(answer.headers.get('content-disposition')).toBeNull()
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(eventsIn(answer.text).length).toBeGreaterThan(40)
    expect(summariesIn(answer.text)).toContain('Besök 14:00')
    const again = await calendar.get(address, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
    expect([again.status, again.text]).toEqual([304, ''])
    const head = await calendar.send(address, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag')]).toEqual([200, answer.headers.get('etag')])
    expect((await calendar.get(`/kalender/${'x'.repeat(43)}.ics`)).status).toBe(404)
    expect((await calendar.post(address, {})).status).toBeGreaterThanOrEqual(400)
  })

  it('says nothing of whose it is, who gives the help, where, or what is done', async () => {
    const { address } = await make(pia, 'names')
    const { text } = await calendar.get(address)
    const unfolded = text.replaceAll('\r\n ', '')
    for (const word of [
      'Pia',
      'Lindgren',
      'Farsta',
      'Söder',
      'Frukost',
      'Dusch',
      'insyn.',
      'localhost',
      '/b/',
      'pass/',
    ])
      expect(unfolded).not.toContain(word)
    for (const name of ['VTIMEZONE', 'TZID', 'RRULE', 'VALARM', 'ORGANIZER', 'ATTENDEE', 'LOCATION', 'URL', 'METHOD'])
      expect(unfolded).not.toMatch(new RegExp(`^(BEGIN:)?${name}`, 'm'))
    const times = [...unfolded.matchAll(/^(?:DTSTART|DTEND|DTSTAMP|LAST-MODIFIED)(.*)$/gm)].map(
      ([, value = '']) => value,
    )
    for (const value of times) expect(value.trim()).toMatch(/^:\d{8}T\d{6}Z$|^;VALUE=DATE:\d{8}$/)
    expect(unfolded).toMatch(/^SUMMARY:Besök \d+:\d\d\\, \p{Lu}\p{L}+\r$/mu)
    expect(unfolded.match(/^CLASS:PRIVATE\r$/gm)?.length).toBe(eventsIn(text).length)
  })

  it('is in no line of the log, whatever it is answered with', async () => {
    const { address, page } = await make(pia)
    const secret = address.slice('/kalender/'.length, -'.ics'.length)
    await calendar.get(address)
    await stack.order({ tenant: 'farsta', kind: 'status', times: 4 }).catch(() => undefined)
    await calendar.get(address)
    await stack.order({ tenant: 'farsta', kind: 'none' })
    for (const path of [`${address}?_data=x`, `${address}/`, address.toUpperCase(), `${address}%00`])
      await calendar.get(path)
    await calendar.post(address, { a: 'b' })
    await pia.post(`${page}/ta-bort`, { intent: 'remove' })
    await calendar.get(address)
    const log = stack.portalLog().join('\n').toLowerCase()
    expect(log.length).toBeGreaterThan(1000)
    expect(log).not.toContain(secret.toLowerCase())
  })

  it('is empty when it has been taken away or another has taken its place', async () => {
    const { address, page } = await make(pia)
    const key = fieldOf(await pia.get(page), 'key') ?? ''
    const { location } = await pia.post(page, { intent: 'rotate', key })
    const other = addressIn((await pia.get(location ?? '')).text)
    expect(other).not.toBe(address)
    const [old, fresh] = [await calendar.get(address), await calendar.get(other)]
    expect([old.status, eventsIn(old.text)]).toEqual([200, []])
    expect(eventsIn(fresh.text).length).toBeGreaterThan(40)
    expect((await pia.get(page)).status).toBe(404)
    expect((await pia.post(`${location ?? ''}/ta-bort`, { intent: 'remove' })).location).toBe(`${base}/kalender`)
    expect(eventsIn((await calendar.get(other)).text)).toEqual([])
  })

  it('is somebody’s own: nobody else finds, changes or takes it away', async () => {
    const { address, page } = await make(pia)
    for (const client of [nils, await signInOverHttp(stack.origins, 'karl')]) {
      expect((await client.get(page)).status).toBe(404)
      expect((await client.post(page, { intent: 'rotate' })).status).toBe(404)
      expect((await client.post(`${page}/ta-bort`, { intent: 'remove' })).status).toBe(404)
    }
    expect(eventsIn((await calendar.get(address)).text).length).toBeGreaterThan(40)
  })
})

describe('a relative’s calendar', () => {
  it('has names only while the brukare lets it', async () => {
    expect((await nils.get(`${base}/kalender/ny`)).text).not.toContain('value="names"')
    expect((await nils.post(`${base}/kalender`, { intent: 'allow' })).location).toBe(`${base}/kalender`)
    expect((await nils.get(`${base}/kalender/ny`)).text).not.toContain('value="names"')
    await pia.post(`${base}/kalender`, { intent: 'allow' })
    const { address } = await make(nils, 'names')
    const named = /^Besök \d+:\d\d, \p{L}+$/u
    expect(summariesIn((await calendar.get(address)).text).some((said) => named.test(said))).toBe(true)
    await pia.post(`${base}/kalender`, { intent: 'deny' })
    const after = summariesIn((await calendar.get(address)).text)
    expect(after.length).toBeGreaterThan(40)
    expect(after.filter((said) => named.test(said))).toEqual([])
  })

  it('is told once a day in the log of the brukare, and is empty at once when the right is taken away', async () => {
    const { address } = await make(nils)
    const fetched = async () => {
      const { text } = await pia.get(`${base}/logg?visa=sett`)
      return [...text.matchAll(/En kalender hämtade schemat/g)].length
    }
    const before = await fetched()
    expect(before).toBeGreaterThan(0)
    for (let times = 0; times < 3; times++) expect(eventsIn((await calendar.get(address)).text)).not.toEqual([])
    expect(await fetched()).toBeLessThanOrEqual(before + 1)
    const list = await pia.get(`${base}/behoriga`)
    for (const one of linksOf(list, /\/behoriga\/(?!ny|utkast)[^/?#]+$/)) {
      const page = await pia.get(one)
      if (page.text.includes('Nils') && !page.text.includes('Frida')) await pia.post(`${one}/ta-bort`, {})
    }
    const answer = await calendar.get(address)
    expect([answer.status, eventsIn(answer.text)]).toEqual([200, []])
  })
})

it.runIf(isDeep)('the calendars that it is tried with are here', () => {
  expect(hasCalendarClients).toBe(true)
})

describe.runIf(hasCalendarClients)('on a computer with vdirsyncer and khal', () => {
  it('the visits are shown by the clock in Sweden, as in the portal, and are gone with the address', async () => {
    const { address, page } = await make(pia)
    const client = await calendarClient(new URL(address, stack.origins.portal).href)
    try {
      expect(await client.sync()).toMatchObject({ code: 0 })
      const day = await pia.get(`${base}/schema/dag/2026-11-23.csv`)
      const planned = [...day.text.matchAll(/2026-11-23[; T](\d\d:\d\d)/g)].map(([, time = '']) => time)
      const shown = await client.list('2026-11-23', 1)
      expect(shown.length).toBeGreaterThan(1)
      for (const line of shown.filter((one) => one.startsWith('2026-11-23 ')))
        expect([line, planned]).toEqual([line, expect.arrayContaining([line.slice(11, 16)])])
      for (const line of shown)
        expect(line).toMatch(/ (Besök|Väntetid|Beredskap|INSTÄLLT: \p{L}+|Ingen är bokad än) \d+:\d\d$/u)
      await pia.post(`${page}/ta-bort`, { intent: 'remove' })
      // It does not empty a whole calendar unasked.
      expect(await client.sync()).toMatchObject({ code: 1, text: expect.stringContaining('force-delete') })
      expect(await client.sync(true)).toMatchObject({ code: 0 })
      expect(await client.list('2026-11-23', 1)).toEqual([])
    } finally {
      await client.remove()
    }
  })
})

describe('a calendar that asks too often', () => {
  it('is asked to wait, and no other is', async () => {
    const [{ address }, other] = [await make(pia), await make(pia)]
    const answers = await Promise.all(Array.from({ length: 61 }, () => calendar.send(address, { method: 'HEAD' })))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(1)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(3000)
    expect((await calendar.get(other.address)).status).toBe(200)
  })
})
