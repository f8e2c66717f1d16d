import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Contract from '../../provider-api/contract'
import { brukare as cast } from '../../sandbox/data/cast'
import { createBrowser, createClient, good, startForTest, valuesOf, type Client } from './sandbox-provider-client'
import { testInstant } from '../support/template-making'

const desk = '/farsta/skrivbord'
let stack: Awaited<ReturnType<typeof startForTest>>
let farsta: Client
let browser: ReturnType<typeof createBrowser>
let brukareIds: string[]

const lastCursor = async () => (await farsta.changesAfter()).at(-1)?.cursor

/** The kinds of changes since a cursor, about one thing. */
const changedSince = async (cursor: string | undefined, resourceId: string) =>
  (await farsta.changesAfter(cursor)).filter((it) => it.resourceId === resourceId).map((it) => it.type)

const reportsOf = async (month: string): Promise<Contract.TimeReportSummary[]> => {
  const pages = await Promise.all(
    brukareIds.map((id) => farsta.read('TimeReportPage', `/v1/brukare/${id}/time-reports?month=${month}`)),
  )
  return pages.flatMap((it) => it.items)
}

const futureShift = async (
  isWanted: (shift: Contract.Shift) => boolean = () => true,
): Promise<{ id: string; brukareId: string }> => {
  for (const brukareId of brukareIds) {
    const { items } = await farsta.read('ShiftPage', `/v1/brukare/${brukareId}/shifts?from=2026-11-22&to=2026-11-28`)
    const shift = items.find((it) => it.status === 'planned' && it.staff && !it.substituteFor && isWanted(it))
    if (shift) return { id: shift.id, brukareId }
  }
  throw new Error('No planned shift ahead')
}

beforeAll(async () => {
  stack = await startForTest()
  farsta = await createClient(stack.running, 'farsta', stack.privateKey)
  brukareIds = await Promise.all(cast.map(({ number }) => farsta.brukareOf(number)))
  browser = createBrowser(stack.running.origin)
})

afterAll(async () => {
  expect(stack.running.contractBreaks).toEqual([])
  await stack.close()
})

it('answers a cursor of a world that is gone from the oldest change', async () => {
  const all = await farsta.changesAfter()
  expect(await farsta.changesAfter('999999999')).toEqual(all)
  expect(await farsta.changesAfter(all.at(-1)?.cursor)).toEqual([])
})

describe('the arbetsledare’s desk', () => {
  it('asks who one is first, and remembers', async () => {
    const first = await good(browser.open(desk))
    expect(first.path).toBe(`${desk}/valj`)
    const ids = valuesOf(first, 'arbetsledare')
    expect(ids).toHaveLength(3)
    await good(browser.post(`${desk}/valj`, { arbetsledare: 'nobody' }), 422)
    const after = await good(browser.post(`${desk}/valj`, { arbetsledare: ids[0] ?? '' }))
    expect(after.text.match(/Du är /g)).toHaveLength(1)
    expect((await browser.open(desk)).text).toContain('I dag, torsdag 19 november')
  })

  it('counts those whom nobody has come to, and has them before all the others', async () => {
    const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19']
    let all = 0
    for (const date of days) {
      const { text } = await good(browser.open(`${desk}?datum=${date}`))
      const missed = text.match(/>inte påbörjat</g)?.length ?? 0
      all += missed
      expect(text).toContain(`Inte påbörjade: <strong>${missed}</strong>`)
      if (missed > 0) expect(text.indexOf('id="inte-borjade"')).toBeLessThan(text.indexOf('id="pass"'))
      expect(text.includes('id="inte-borjade"')).toBe(missed > 0)
    }
    expect(all).toBeGreaterThan(0)
  })

  it('refuses a form from elsewhere', async () => {
    const init = { method: 'POST', headers: { origin: 'https://elsewhere.example' } }
    expect((await fetch(`${stack.running.origin}${desk}/valj`, init)).status).toBe(403)
    expect((await fetch(`${stack.running.origin}${desk}/valj`, { method: 'POST' })).status).toBe(403)
  })

  it('shows every page, and says so when there is none', async () => {
    for (const path of [
      '',
      '/rapporter',
      '/rapporter?manad=2026-10',
      '/invandningar',
      '/logg',
      '?datum=2026-11-20',
      '/valj',
    ]) {
      await good(browser.open(desk + path))
    }
    for (const path of ['/pass/x', '/rapport/x', '/rapport/x/rad/y', '/invandning/x'])
      await good(browser.open(desk + path), 404)
    await good(browser.open('/'))
    await good(browser.open('/nowhere'), 404)
    expect((await browser.open(`${desk}/logg`)).text).toContain('searchPersons')
  })

  it('marks sick and puts a substitute, which the API shows without a reason', async () => {
    const { id, brukareId } = await futureShift()
    const before = await lastCursor()
    const page = await good(browser.open(`${desk}/pass/${id}`))
    await good(browser.post(`${desk}/pass/${id}/vikarie`, { vikarie: '' }), 422)
    const substitute = /<option value="([^"]+)"/.exec(
      page.text.split('id="vikarie"')[1]?.split('Välj en person')[1] ?? '',
    )?.[1]
    const after = await good(browser.post(`${desk}/pass/${id}/vikarie`, { vikarie: substitute ?? '' }))
    expect(after.text).toContain('vikarie för')
    const shift = await farsta.shift(brukareId, id)
    expect(shift.staff?.id).toBe(substitute)
    expect(shift.substituteFor?.id).not.toBe(substitute)
    expect(shift.changes.at(-1)?.type).toBe('substitute')
    expect(await changedSince(before, id)).toContain('shift')
  })

  it('leaves vacant, moves and cancels', async () => {
    const { id, brukareId } = await futureShift()
    await good(
      browser.post(`${desk}/pass/${id}/flytta`, {
        datum: '2026-11-24',
        start: '10:00',
        slutdatum: '2026-11-24',
        slut: '09',
      }),
      422,
    )
    const typed = { datum: '2026-11-24', start: '10:00', slutdatum: '2026-11-24', slut: '12:30' }
    const moved = await good(browser.post(`${desk}/pass/${id}/flytta`, typed))
    expect(moved.text).toContain('tisdag 24 november, 10:00 till 12:30')
    expect((await farsta.shift(brukareId, id)).plannedStart).toBe('2026-11-24T10:00:00+01:00')
    await good(browser.post(`${desk}/pass/${id}/vakant`, {}))
    expect(await farsta.shift(brukareId, id)).toMatchObject({ status: 'vacant', staff: null })
    await good(browser.post(`${desk}/pass/${id}/avboka`, {}), 422)
    await good(browser.post(`${desk}/pass/${id}/avboka`, { 'avbokas-av': 'brukare' }))
    expect(await farsta.shift(brukareId, id)).toMatchObject({ status: 'cancelled', cancelledBy: 'brukare' })
  })

  it('fastställer in a batch what is according to plan, and says what was left', async () => {
    const before = await lastCursor()
    const month = '2026-10'
    const waiting = (await reportsOf(month)).filter((it) => it.state === 'certified')
    expect(waiting.length).toBeGreaterThan(0)
    const page = await good(browser.open(`${desk}/rapporter?manad=${month}`))
    const ids = valuesOf(page, 'brukare')
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) {
      const after = await good(browser.post(`${desk}/rapporter`, { brukare: id, manad: month }))
      expect(after.text).toMatch(/Klart: \d+ tidrapport/)
    }
    const after = await reportsOf(month)
    const done = waiting.filter((it) => after.find((report) => report.id === it.id)?.state === 'faststalld')
    expect(done.length).toBeGreaterThan(0)
    expect(done.every((it) => it.deviationCount === 0 && it.openObjectionCount === 0)).toBe(true)
    expect(after.find((it) => it.id === done[0]?.id)?.latestFaststallande?.mode).toBe('batch')
    expect(await changedSince(before, done[0]?.id ?? '')).not.toEqual([])
    const again = await good(browser.post(`${desk}/rapporter`, { brukare: ids[0] ?? '', manad: month }))
    expect(again.text).toContain('Inget fastställdes')
  })

  it('fastställer one with deviations only with a comment, keeps what was typed, and changes a row afterwards', async () => {
    const reports = (await Promise.all(['2026-09', '2026-10'].map(reportsOf))).flat()
    const waiting = reports.find(
      (it) => it.state === 'certified' && it.deviationCount > 0 && it.openObjectionCount === 0,
    )
    if (!waiting) throw new Error('No certified report with deviations')
    const path = `${desk}/rapport/${waiting.id}`
    await good(browser.open(path))
    const refused = await good(browser.post(`${path}/faststall`, { kommentar: ' ' }), 422)
    expect(refused.text).toContain('Skriv en kommentar')
    await good(browser.post(`${path}/faststall`, { kommentar: 'Kontrollerat med <assistenten>' }))
    const report = await farsta.read('TimeReport', `/v1/time-reports/${waiting.id}`)
    expect(report.state).toBe('faststalld')
    expect(report.faststallanden.at(-1)).toMatchObject({ mode: 'single', comment: 'Kontrollerat med <assistenten>' })

    const row = report.rows.find((it) => it.faststalld && it.reportedStart && it.reportedEnd)
    const date = row?.faststalld?.start.slice(0, 10) ?? ''
    const typed = { datum: date, start: '08:00', slutdatum: date, slut: '07:00', kommentar: 'Fel <i> appen' }
    const wrong = await good(browser.post(`${path}/rad/${row?.id ?? ''}`, typed), 422)
    expect(wrong.text).toContain('Fel &lt;i&gt; appen')
    await good(browser.post(`${path}/rad/${row?.id ?? ''}`, { ...typed, slut: '09:00' }))
    const changed = await farsta.read('TimeReport', `/v1/time-reports/${waiting.id}`)
    expect(changed.faststallanden.length).toBe(report.faststallanden.length + 1)
    expect(changed.rows.find((it) => it.id === row?.id)?.reportedStart?.originalAt).toBeDefined()
  })
})

describe('an objection at the desk', () => {
  it('is reviewed and answered with a motivation, and the API has the answer', async () => {
    const { id: shiftId, brukareId } = await futureShift()
    const body = {
      reference: 'INV-DESK-01',
      target: { type: 'shift', shiftIds: [shiftId] },
      reason: 'wrongTime',
      text: 'Det är\nfel',
      lodgedAt: testInstant,
      onBehalfOf: 'brukare',
      lodgedBy: 'Pia',
    }
    const sent = { method: 'POST', body, key: 'desk-objection-0001' }
    const { id } = await farsta.read('Objection', `/v1/brukare/${brukareId}/objections`, sent)
    const path = `${desk}/invandning/${id}`
    expect((await good(browser.open(`${desk}/invandningar`))).text).toContain('INV-DESK-01')
    expect((await good(browser.open(path))).text).toContain('Det är\nfel')
    await good(browser.post(`${path}/granska`, {}))
    const inApi = () => farsta.read('Objection', `/v1/brukare/${brukareId}/objections/${id}`)
    expect((await inApi()).state).toBe('underReview')
    const before = await lastCursor()
    const refused = await good(browser.post(`${path}/svara`, { utfall: 'accepted', motivering: '' }), 422)
    expect(refused.text).toMatch(/value="accepted"\s+checked/)
    await good(browser.post(`${path}/svara`, { utfall: 'accepted', motivering: 'Du har rätt.' }))
    const answered = await inApi()
    expect(answered.state).toBe('accepted')
    expect(answered.answers.at(-1)).toMatchObject({ outcome: 'accepted', motivation: 'Du har rätt.' })
    expect(await changedSince(before, id)).toContain('objection')
    await good(browser.post(`${path}/svara`, { utfall: 'rejected', motivering: 'Igen' }), 422)
  })
})
