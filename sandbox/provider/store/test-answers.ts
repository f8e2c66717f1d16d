/** Every answer a test world gives, read once. */
import { dayAfter, monthAfter } from '../../../app/domain/time/time'
import type { Claim, SchemaName, Shift, TimeReport } from '../../../provider-api/contract'
import { brukare, others } from '../../data/cast'
import { brukareIdOf } from '../world/shifts'
import { anchor, must, pia } from './test-provider'
import type { TestProvider } from './test-provider'
import type { ProviderStore } from './types'

export const pseudonymKey = Buffer.alloc(32, 7).toString('base64url')

export type Collected = {
  /** Everything that was answered, as it would go over the wire. */
  answers: { schema: SchemaName; answer: unknown }[]
  shifts: Map<string, Shift>
  reports: Map<string, TimeReport>
  claims: Claim[]
}

const month = (offset: number) => monthAfter(anchor.slice(0, 7), offset)
/** Pia's go further back; of the others the month and the one before are enough. */
const monthsOf = (id: string) =>
  id === pia ? ['2026-03', month(-3), month(-2), month(-1), month(0)] : [month(-1), month(0)]

/** Asks both tenants everything about everyone. */
export async function collect({ farsta, soder }: TestProvider): Promise<Collected> {
  const collected: Collected = { answers: [], shifts: new Map(), reports: new Map(), claims: [] }
  const keep = <T>(schema: SchemaName, answer: T | null): T => {
    const found = must(answer)
    collected.answers.push({ schema, answer: JSON.parse(JSON.stringify(found)) })
    return found
  }
  for (const { contract, tenant } of [farsta, soder]) {
    keep('Capabilities', await contract.capabilities())
    keep('ChangePage', await contract.listChanges())
    for (const { number } of [...brukare, ...others]) {
      keep('PersonSearchResult', await contract.searchPersons({ personalIdentityNumber: number, pseudonymKey }))
    }
    for (const { key } of brukare) await collectBrukare(contract, brukareIdOf(tenant.key, key), tenant.key === 'farsta')
  }
  return collected

  async function collectBrukare(contract: ProviderStore['contract'], id: string, hasLog: boolean): Promise<void> {
    if ((await contract.getBrukare(id)) === null) return
    keep('Brukare', await contract.getBrukare(id))
    keep('RepresentationList', await contract.listRepresentations(id))
    keep('GrantList', await contract.listGrants(id))
    keep('FullmaktHistory', await contract.getFullmakt(id))
    keep('ObjectionPage', await contract.listObjections(id, {}))
    keep('DocumentList', await contract.listDocuments(id))
    if (hasLog) keep('AccessLogPage', await contract.listAccessLog(id, { month: month(0) }))
    const page = keep(
      'ShiftPage',
      await contract.listShifts(id, { from: dayAfter(anchor, -30), to: dayAfter(anchor, 31) }),
    )
    for (const shift of page.items) collected.shifts.set(shift.id, shift)
    for (const wanted of monthsOf(id)) {
      keep('FaststallandeMonth', await contract.listFaststallanden(id, { month: wanted }))
      collected.claims.push(...keep('ClaimList', await contract.listClaims(id, { month: wanted })).items)
      for (const summary of keep('TimeReportPage', await contract.listTimeReports(id, { month: wanted })).items) {
        const report = keep('TimeReport', await contract.getTimeReport(summary.id))
        collected.reports.set(report.id, report)
      }
    }
  }
}
