/** What leaves through the contract: right by openapi.yaml, nothing of the protected, every case of the world. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classify } from '../../../app/domain/deviation'
import { dayAfter, minutesBetween, monthAfter } from '../../../app/domain/time'
import type { Claim, SchemaName, Shift, TimeReport, TimeReportRow } from '../../../provider-api/contract'
import { describeFault, validatorFor } from '../../../provider-api/validate'
import { brukare, others, signInPersons } from '../../data/cast'
import { shiftCases } from '../world/cases'
import type { CaseName } from '../world/cases'
import { reportCases } from '../world/report-cases'
import type { ReportCase } from '../world/report-cases'
import { brukareIdOf, reportIdOf, shiftIdOf } from '../world/shifts'
import { member } from '../world/staff'
import { anchor, must, openTestProvider, pia } from './test-provider'
import type { TestProvider } from './test-provider'

const pseudonymKey = Buffer.alloc(32, 7).toString('base64url')
const thisMonth = anchor.slice(0, 7)
const months = ['2026-03', ...[-3, -2, -1, 0].map((n) => monthAfter(thisMonth, n))]
const people = [...brukare, ...others]

let test: TestProvider
/** Everything that was answered, as it would go over the wire. */
const answers: { schema: SchemaName; answer: unknown }[] = []
const shifts = new Map<string, Shift>()
const reports = new Map<string, TimeReport>()
const claims: Claim[] = []

function keep<T>(schema: SchemaName, answer: T | null): T {
  const found = must(answer)
  answers.push({ schema, answer: JSON.parse(JSON.stringify(found)) })
  return found
}

beforeAll(async () => {
  test = await openTestProvider()
  for (const { contract, tenant } of [test.farsta, test.soder]) {
    keep('Capabilities', await contract.capabilities())
    keep('ChangePage', await contract.listChanges())
    for (const { number } of people) keep('PersonSearchResult', await contract.searchPersons({ personalIdentityNumber: number, pseudonymKey }))
    for (const { key } of brukare) {
      const id = brukareIdOf(tenant.key, key)
      if ((await contract.getBrukare(id)) === null) continue
      keep('Brukare', await contract.getBrukare(id))
      keep('GrantList', await contract.listGrants(id))
      keep('FullmaktHistory', await contract.getFullmakt(id))
      keep('ObjectionPage', await contract.listObjections(id, {}))
      keep('DocumentList', await contract.listDocuments(id))
      const page = keep('ShiftPage', await contract.listShifts(id, { from: dayAfter(anchor, -30), to: dayAfter(anchor, 31) }))
      for (const shift of page.items) shifts.set(shift.id, shift)
      for (const month of months) {
        keep('FaststallandeMonth', await contract.listFaststallanden(id, { month }))
        claims.push(...keep('ClaimList', await contract.listClaims(id, { month })).items)
        for (const summary of keep('TimeReportPage', await contract.listTimeReports(id, { month })).items) {
          const report = keep('TimeReport', await contract.getTimeReport(summary.id))
          reports.set(report.id, report)
        }
      }
    }
  }
}, 180_000)
afterAll(() => test.provider.close())

describe('every answer', () => {
  it('is as openapi.yaml says', () => {
    const faults = answers.flatMap(({ schema, answer }) => {
      const validate = validatorFor(schema)
      return validate(answer) ? [] : [`${schema} ${describeFault(validate.errors)}`]
    })
    expect(faults).toEqual([])
    expect(answers.length).toBeGreaterThan(400)
  })

  it('holds nothing of the protected, and nobody’s number', () => {
    const all = JSON.stringify(answers)
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
    expect(await contract.getTimeReport(must([...reports.keys()][0]))).toBeNull()
    expect(await contract.listObjections(pia, {})).toBeNull()
    expect(await contract.getDocumentContent('doc-none')).toBeNull()
  })
})

describe('rows', () => {
  const rows = () => [...reports.values()].flatMap((report) => report.rows)
  const span = (start: string | undefined, end: string | undefined) => (start && end ? { start: new Date(start), end: new Date(end) } : null)

  it('are judged as the domain judges', () => {
    const open = new Set(['received', 'underReview'])
    const states = new Map<string, string>()
    for (const { answer } of answers.filter(({ schema }) => schema === 'ObjectionPage')) {
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
    const old = [...reports.values()].filter(({ month }) => month < thisMonth)
    expect(old.filter(({ state }) => state === 'faststalld').length / old.length).toBeGreaterThan(0.9)
    const approved = old.filter(({ state }) => state === 'faststalld').flatMap((report) => report.rows)
    expect(approved.filter((row) => row.reportedEnd && !row.faststalld)).toEqual([])
  })
})

const caseChecks: Record<CaseName, (shift: Shift, row: TimeReportRow | undefined) => void> = {
  substitute: (shift) => {
    expect(shift.substituteFor?.id).not.toBe(shift.staff?.id)
    expect(shift.changes).toMatchObject([{ type: 'substitute', previousStaffName: shift.substituteFor?.displayName }])
  },
  vacant: (shift) => expect(shift).toMatchObject({ status: 'vacant', staff: null, changes: [{ type: 'vacant' }] }),
  moved: (shift) => {
    const [change] = shift.changes
    expect(change?.type).toBe('moved')
    expect(minutesBetween(new Date(must(change?.previousStart)), new Date(shift.plannedStart))).toBe(60)
  },
  cancelledByProvider: (shift) => expect(shift).toMatchObject({ status: 'cancelled', cancelledBy: 'provider' }),
  cancelledByBrukare: (shift) => expect(shift).toMatchObject({ status: 'cancelled', cancelledBy: 'brukare' }),
  newPersonAnnounced: (shift) => {
    expect(shift.staff).toMatchObject({ newSince: shift.plannedStart.slice(0, 10) })
    expect(shift.staff?.announcedAt).toBeDefined()
    expect(shift.changes).toMatchObject([{ type: 'newPerson' }])
  },
  newPersonUnannounced: (shift) => {
    expect(shift.staff?.newSince).toBe(shift.plannedStart.slice(0, 10))
    expect(shift.staff?.announcedAt).toBeUndefined()
  },
  newPersonAlreadyHere: (shift) => expect(shift).toMatchObject({ status: 'ended', staff: { newSince: shift.plannedStart.slice(0, 10) } }),
  lateStart: (shift, row) => {
    expect(minutesBetween(new Date(shift.plannedStart), new Date(must(shift.actualStart?.at)))).toBe(23)
    expect(row?.classification).toMatchObject({ result: 'deviation' })
    expect(row?.comment).toBeTruthy()
  },
  shortVisit: (shift) => expect(minutesBetween(new Date(must(shift.actualEnd?.at)), new Date(shift.plannedEnd))).toBeGreaterThan(15),
  unplannedCall: (_shift, row) => expect(row).toBeDefined(),
  missingReport: (shift, row) => {
    expect(shift.actualStart).toBeUndefined()
    expect(row?.classification.result).toBe('missing')
  },
  afterwardsByHand: (_shift, row) => {
    expect(row?.reportedEnd).toMatchObject({ method: 'manualAfterwards', changedBy: 'Malin Ek, arbetsledare' })
    expect(row?.reportedEnd?.originalAt).not.toBe(row?.reportedEnd?.at)
  },
  deviationWithoutComment: (_shift, row) => {
    expect(row?.classification.result).toBe('deviation')
    expect(row?.comment).toBeUndefined()
  },
  activityNotDone: (shift) => expect(shift.activities.filter(({ done }) => done === false)).toHaveLength(1),
}

describe('the cases of shifts', () => {
  it.each(shiftCases)('$brukare at $tenant, $slot: $case, $says', (found) => {
    const offset = typeof found.offset === 'function' ? found.offset(anchor) : found.offset
    const shift = must(shifts.get(shiftIdOf(found.tenant, found.brukare, found.slot, dayAfter(anchor, offset))))
    const row = reports.get(shift.timeReportId ?? '')?.rows.find(({ shiftId }) => shiftId === shift.id)
    caseChecks[found.case](shift, row)
  })

  it('has active work that nobody planned, in a night', () => {
    const unplanned = [...reports.values()].filter(({ brukareId }) => brukareId === pia).flatMap(({ rows }) => rows.filter(({ shiftId }) => !shiftId))
    expect(unplanned.map(({ kind, classification }) => [kind, classification.result])).toContainEqual(['active', 'unplanned'])
  })
})

const reportChecks: Record<ReportCase['case'], (report: TimeReport) => void> = {
  waitsForBatch: (report) => expect(report).toMatchObject({ state: 'certified', deviationCount: 0, openObjectionCount: 0 }),
  waitsForSingle: (report) => {
    expect(report.state).toBe('certified')
    expect(report.deviationCount).toBeGreaterThan(0)
  },
  waitsWithOpenObjection: (report) => {
    expect(report).toMatchObject({ state: 'certified', openObjectionCount: 1 })
    expect(report.rows.filter(({ comments }) => comments.length > 0)).toHaveLength(1)
  },
  changedAfterFaststallande: (report) => {
    expect(report.faststallanden.map(({ version, mode }) => [version, mode])).toEqual([[1, 'batch'], [2, 'single']])
    expect(report.faststallanden[0]?.minutes.active).toBe((report.faststallanden[1]?.minutes.active ?? 0) + 20)
    expect(report.comments).toHaveLength(1)
  },
  commentMissing: (report) => {
    expect(report.latestFaststallande?.mode).toBe('single')
    expect(report.latestFaststallande?.comment).toBeUndefined()
    expect(report.deviationCount).toBeGreaterThan(0)
    expect(report.objectionIds).toHaveLength(1)
  },
  singleWithComment: (report) => {
    expect(report.latestFaststallande?.mode).toBe('single')
    expect(report.latestFaststallande?.comment).toBeTruthy()
  },
  objectionAccepted: (report) => expect(report).toMatchObject({ openObjectionCount: 0, latestFaststallande: { version: 2 } }),
  objectionRejected: (report) => expect(report.rows.flatMap(({ objectionIds }) => objectionIds)).toHaveLength(1),
  batch: (report) => expect(report.latestFaststallande).toMatchObject({ mode: 'batch', version: 1 }),
}

describe('the cases of reports', () => {
  it.each(reportCases)('month $month, staff $staff: $case', (found) => {
    const id = reportIdOf(pia, member('farsta', found.staff).id, monthAfter(thisMonth, found.month))
    reportChecks[found.case](must(reports.get(id)))
  })
})

describe('the rest of the world', () => {
  it('has objections open, under review, accepted, in part, and closed after a rejection', async () => {
    const { items } = must(await test.farsta.contract.listObjections(pia, {}))
    expect(items.map(({ state }) => state).sort()).toEqual(['accepted', 'closed', 'partlyAccepted', 'received', 'received', 'underReview'])
    expect(items.filter(({ state, answers: given }) => given.length === 0 && !['received', 'underReview'].includes(state))).toEqual([])
    expect(items.every(({ reference }) => !reference.startsWith('INV-'))).toBe(true)
  })

  it('finds who a person is, and makes the same pseudonym at both tenants', async () => {
    const search = (key: string, store = test.farsta) =>
      store.contract.searchPersons({ personalIdentityNumber: must(people.find((one) => one.key === key)).number, pseudonymKey })
    expect((await search('karl')).brukare?.pseudonym).toBe((await search('karl', test.soder)).brukare?.pseudonym)
    expect((await search('maja')).brukare).toMatchObject({ name: 'Maja', protectedIdentity: true })
    expect((await search('greta')).representations).toHaveLength(8)
    expect((await search('greta', test.soder)).representations).toHaveLength(1)
    expect((await search('leila')).representations.map(({ brukare: child }) => child.birthDate)).toEqual(['2010-09-22', '2017-03-11'])
    expect((await search('jan')).representations).toMatchObject([{ conflictOfInterest: 'assistant', staffId: member('farsta', 49).id }])
    expect((await search('ulla')).representations.map(({ revokedAt, validTo }) => [revokedAt !== undefined, validTo !== undefined])).toEqual([[false, true], [true, false]])
    expect(await search('vera')).toEqual({ representations: [] })
  })

  it('has a claim that adds up to what is fastställt, split at midnight, and one that does not', () => {
    const ofPia = (month: number) => must(claims.find(({ id, month: found, form }) => form === 'FK3057' && found === monthAfter(thisMonth, month) && id === claimIdOf(month)))
    const claimIdOf = (month: number) => must(claims.filter((claim) => claim.month === monthAfter(thisMonth, month)).find(({ lines }) => lines.some(({ rowId }) => rowId !== undefined && piaRows.has(rowId)))).id
    const piaRows = new Map([...reports.values()].filter(({ brukareId }) => brukareId === pia).flatMap(({ rows }) => rows.map((row) => [row.id, row])))
    const claim = ofPia(-2)
    expect(claim.state).toBe('sent')
    expect(claim.lines.every(({ date, start, end }) => date === start.slice(0, 10) && (end.slice(0, 10) === date || end.slice(11, 16) === '00:00'))).toBe(true)
    const approved = (row: TimeReportRow | undefined) => (row?.faststalld ? minutesBetween(new Date(row.faststalld.start), new Date(row.faststalld.end)) : 0)
    const differs = ({ lines }: Claim) =>
      [...new Set(lines.map(({ rowId }) => must(rowId)))].filter((rowId) => {
        const minutes = lines.filter((line) => line.rowId === rowId).reduce((sum, line) => sum + line.clockMinutes, 0)
        return minutes > approved(piaRows.get(rowId))
      })
    expect(differs(claim)).toEqual([])
    expect(differs(ofPia(-3))).toHaveLength(1)
    expect(ofPia(-1).state).toBe('preparing')
    expect(claim.convertedMinutes.waiting).toBe(Math.round(claim.clockMinutes.waiting / 4))
    expect(claim.convertedMinutes.standby).toBe(Math.round(claim.clockMinutes.standby / 7))
  })

  it('has grants of at most six months, and one that has not begun after three', async () => {
    const grants = must(await test.farsta.contract.listGrants(pia)).items
    expect(grants.filter(({ from, to }) => to === undefined || monthAfter(from.slice(0, 7), 6) < to.slice(0, 7))).toEqual([])
    const yngve = must(await test.farsta.contract.listGrants(brukareIdOf('farsta', 'yngve'))).items
    expect(yngve.filter(({ startedAt, from }) => startedAt === undefined && from < dayAfter(anchor, -92))).toHaveLength(1)
  })

  it('streams both kinds of documents', async () => {
    const { items } = must(await test.farsta.contract.listDocuments(pia))
    const [text, pdf] = await Promise.all(items.map(async ({ id, bytes }) => {
      const content = must(await test.farsta.contract.getDocumentContent(id))
      expect(content.bytes.byteLength).toBe(bytes)
      return new TextDecoder('latin1').decode(content.bytes)
    }))
    expect(text).toContain('plan')
    expect(pdf).toMatch(/^%PDF-1\.7/)
  })
})
