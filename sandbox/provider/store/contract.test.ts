/** What leaves through the contract: right by openapi.yaml, nothing of the protected, every case of the world. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classify } from '../../../app/domain/schedule/deviation'
import { dayAfter, minutesBetween, monthAfter } from '../../../app/domain/time/time'
import type { Claim, TimeReportRow } from '../../../provider-api/contract'
import { describeFault, validatorFor } from '../../../provider-api/validate'
import { brukare, others, signInPersons } from '../../data/cast'
import { shiftCases } from '../world/cases'
import { reportCases } from '../world/report-cases'
import { claimIdOf } from '../world/claims'
import { brukareIdOf, reportIdOf, shiftIdOf } from '../world/shifts'
import { member } from '../world/staff'
import { collect, pseudonymKey } from './test-answers'
import type { Collected } from './test-answers'
import { caseChecks, reportChecks } from './test-cases'
import { anchor, must, openTestProvider, pia } from './test-provider'
import type { TestProvider } from './test-provider'

const thisMonth = anchor.slice(0, 7)
const people = [...brukare, ...others]
let test: TestProvider
let collected: Collected

beforeAll(async () => {
  test = await openTestProvider()
  collected = await collect(test)
}, 180_000)
afterAll(() => test.close())

describe('every answer', () => {
  it('is as openapi.yaml says', () => {
    const faults = collected.answers.flatMap(({ schema, answer }) => {
      const validate = validatorFor(schema)
      return validate(answer) ? [] : [`${schema} ${describeFault(validate.errors)}`]
    })
    expect(faults).toEqual([])
    expect(collected.answers.length).toBeGreaterThan(250)
  })

  it('holds nothing of the protected, and nobody’s number', () => {
    const all = JSON.stringify(collected.answers)
    expect(all).not.toContain('SKYDDAD')
    expect(all).not.toContain('Maja Holm')
    expect(signInPersons.filter(({ number }) => all.includes(number) || all.includes(number.slice(2)))).toEqual([])
  })

  it('is the same for the same question', async () => {
    const query = { from: anchor, to: dayAfter(anchor, 7) }
    expect(await test.farsta.contract.listShifts(pia, query)).toEqual(await test.farsta.contract.listShifts(pia, query))
  })

  it('is null for what is not here, also for what is another tenant’s', async () => {
    const { contract } = test.soder
    expect(await contract.getBrukare(pia)).toBeNull()
    expect(await contract.listShifts(pia, { from: anchor, to: anchor })).toBeNull()
    expect(await contract.getTimeReport(must([...collected.reports.keys()][0]))).toBeNull()
    expect(await contract.listObjections(pia, {})).toBeNull()
    expect(await contract.getDocumentContent('doc-none')).toBeNull()
  })
})

describe('rows', () => {
  const rows = () => [...collected.reports.values()].flatMap((report) => report.rows)
  const span = (start: string | undefined, end: string | undefined) =>
    start && end ? { start: new Date(start), end: new Date(end) } : null

  it('are judged as the domain judges', () => {
    const open = new Set(['received', 'underReview'])
    const states = new Map<string, string>()
    for (const { answer } of collected.answers.filter(({ schema }) => schema === 'ObjectionPage')) {
      if (validatorFor('ObjectionPage')(answer)) for (const { id, state } of answer.items) states.set(id, state)
    }
    const different = rows().filter((row) => {
      const planned = span(row.planned?.start, row.planned?.end)
      const status = row.classification.result === 'cancelled' ? ('cancelled' as const) : ('booked' as const)
      const { result } = classify(
        planned && { ...planned, status },
        span(row.reportedStart?.at, row.reportedEnd?.at),
        row.classification.rule,
        row.objectionIds.some((id) => open.has(states.get(id) ?? '')),
      )
      return result !== row.classification.result
    })
    expect(different).toEqual([])
    expect(new Set(rows().map(({ classification }) => classification.result))).toEqual(
      new Set(['accordingToPlan', 'deviation', 'unplanned', 'missing', 'cancelled']),
    )
  })

  it('of fastställda reports carry what was fastställt, and the months before are mostly that', () => {
    const old = [...collected.reports.values()].filter(({ month }) => month < thisMonth)
    expect(old.filter(({ state }) => state === 'faststalld').length / old.length).toBeGreaterThan(0.9)
    const approved = old.filter(({ state }) => state === 'faststalld').flatMap((report) => report.rows)
    expect(approved.filter((row) => row.reportedEnd && !row.faststalld)).toEqual([])
  })
})

describe('the cases of shifts', () => {
  it.each(shiftCases)('$brukare at $tenant, $slot: $case, $says', (found) => {
    const offset = typeof found.offset === 'function' ? found.offset(anchor) : found.offset
    const shift = must(
      collected.shifts.get(shiftIdOf(found.tenant, found.brukare, found.slot, dayAfter(anchor, offset))),
    )
    const row = collected.reports.get(shift.timeReportId ?? '')?.rows.find(({ shiftId }) => shiftId === shift.id)
    caseChecks[found.case](shift, row)
  })

  it('has active work that nobody planned, in a night', () => {
    const unplanned = [...collected.reports.values()]
      .filter(({ brukareId }) => brukareId === pia)
      .flatMap(({ rows }) => rows.filter(({ shiftId }) => !shiftId))
    expect(unplanned.map(({ kind, classification }) => [kind, classification.result])).toContainEqual([
      'active',
      'unplanned',
    ])
  })
})

describe('the cases of reports', () => {
  it.each(reportCases)('month $month, staff $staff: $case', (found) => {
    const id = reportIdOf(pia, member('farsta', found.staff).id, monthAfter(thisMonth, found.month))
    reportChecks[found.case](must(collected.reports.get(id)))
  })
})

describe('the rest of the world', () => {
  it('has objections open, under review, accepted, in part, and closed after a rejection', async () => {
    const { items } = must(await test.farsta.contract.listObjections(pia, {}))
    expect(items.map(({ state }) => state).sort()).toEqual([
      'accepted',
      'closed',
      'partlyAccepted',
      'received',
      'received',
      'underReview',
    ])
    expect(
      items.filter(({ state, answers: given }) => given.length === 0 && !['received', 'underReview'].includes(state)),
    ).toEqual([])
    expect(items.every(({ reference }) => !reference.startsWith('INV-'))).toBe(true)
  })

  it('finds who a person is, and makes the same pseudonym at both tenants', async () => {
    const search = (key: string, store = test.farsta) =>
      store.contract.searchPersons({
        personalIdentityNumber: must(people.find((one) => one.key === key)).number,
        pseudonymKey,
      })
    expect((await search('karl')).brukare?.pseudonym).toBe((await search('karl', test.soder)).brukare?.pseudonym)
    expect((await search('maja')).brukare).toMatchObject({ name: 'Maja', protectedIdentity: true })
    expect((await search('greta')).representations).toHaveLength(8)
    expect((await search('greta', test.soder)).representations).toHaveLength(1)
    expect((await search('leila')).representations.map(({ brukare: child }) => child.birthDate)).toEqual([
      '2010-09-22',
      '2017-03-11',
    ])
    expect((await search('jan')).representations).toMatchObject([
      { conflictOfInterest: 'assistant', staffId: member('farsta', 49).id },
    ])
    expect(
      (await search('ulla')).representations.map(({ revokedAt, validTo }) => [
        revokedAt !== undefined,
        validTo !== undefined,
      ]),
    ).toEqual([
      [false, true],
      [true, false],
    ])
    expect(await search('vera')).toEqual({ representations: [] })
  })

  it('has claims as they were sent: one that adds up, those that do not, and one that is not sent', () => {
    const ofBrukare = (brukareId: string, wanted: string) => {
      const id = claimIdOf(brukareId, wanted)
      return must(collected.claims.find((claim) => claim.id === id))
    }
    const ofPia = (offset: number) => ofBrukare(pia, monthAfter(thisMonth, offset))
    const rows = new Map([...collected.reports.values()].flatMap((report) => report.rows.map((row) => [row.id, row])))
    const approved = (row: TimeReportRow | undefined) =>
      row?.faststalld ? minutesBetween(new Date(row.faststalld.start), new Date(row.faststalld.end)) : 0
    const minutesTooMany = ({ lines }: Claim) =>
      [...new Set(lines.map(({ rowId }) => rowId ?? ''))].flatMap((rowId) => {
        const ofRow = lines.filter((line) => (line.rowId ?? '') === rowId)
        const difference = ofRow.reduce((sum, line) => sum + line.clockMinutes, 0) - approved(rows.get(rowId))
        return difference > 0 ? [difference] : []
      })
    const claim = ofPia(-2)
    const isSplit = ({ date, start, end }: Claim['lines'][number]) =>
      date === start.slice(0, 10) && (end.slice(0, 10) === date || end.slice(11, 16) === '00:00')
    expect(claim).toMatchObject({ form: 'FK3057', state: 'sent', sentAt: '2026-10-08T09:00:00+02:00' })
    expect(claim.lines.filter((line) => !isSplit(line))).toEqual([])
    expect(claim.convertedMinutes).toEqual({
      active: claim.clockMinutes.active,
      waiting: Math.floor(claim.clockMinutes.waiting / 4),
      standby: Math.floor(claim.clockMinutes.standby / 7),
    })
    const standby = claim.lines.filter(({ kind }) => kind === 'standby').map(({ convertedMinutes }) => convertedMinutes)
    expect(standby.reduce((sum, minutes) => sum + minutes, 0)).toBe(claim.convertedMinutes.standby)
    // Two rows were changed after it was sent; what was sent stays.
    expect(minutesTooMany(claim).sort()).toEqual([20, 30])
    expect(minutesTooMany(ofPia(-3))).toEqual([30])
    expect(minutesTooMany(ofBrukare(pia, '2026-03'))).toEqual([])
    expect(ofPia(-1)).toMatchObject({ state: 'preparing' })
    // The fee is reckoned on the plan of one visit, and on another twice.
    const fee = ofBrukare(brukareIdOf('soder', 'karl'), monthAfter(thisMonth, -1))
    expect(fee).toMatchObject({ form: 'homeCareFee', state: 'sent' })
    expect(minutesTooMany(fee)).toHaveLength(2)
    expect(fee.lines.filter(({ rowId }) => rowId === undefined)).toHaveLength(1)
  })

  it('has grants of at most six months, and one that has not begun after three', async () => {
    const grants = must(await test.farsta.contract.listGrants(pia)).items
    expect(
      grants.filter(({ from, to }) => to === undefined || monthAfter(from.slice(0, 7), 6) < to.slice(0, 7)),
    ).toEqual([])
    const yngve = must(await test.farsta.contract.listGrants(brukareIdOf('farsta', 'yngve'))).items
    expect(yngve.filter(({ startedAt, from }) => startedAt === undefined && from < dayAfter(anchor, -92))).toHaveLength(
      1,
    )
  })

  it('streams both kinds of documents', async () => {
    const { items } = must(await test.farsta.contract.listDocuments(pia))
    const [text, pdf] = await Promise.all(
      items.map(async ({ id, bytes }) => {
        const content = must(await test.farsta.contract.getDocumentContent(id))
        expect(content.bytes.byteLength).toBe(bytes)
        return new TextDecoder('latin1').decode(content.bytes)
      }),
    )
    expect(text).toContain('plan')
    expect(pdf).toMatch(/^%PDF-1\.7/)
  })
})
