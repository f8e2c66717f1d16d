/** The räkningsunderlag of a month: as it was sent, and until then as it would be now. */
import { sumClaimLines } from '../../../app/domain/claims/lines'
import { usualDivisors } from '../../../app/domain/hours/types'
import { timeKinds } from '../../../app/domain/time/minutes'
import type { MinutesPerKind } from '../../../app/domain/time/minutes'
import type { Claim, ClaimLine } from '../../../provider-api/contract'
import type { Tables } from '../database/open'
import { inOrder } from '../world/claim-lines'
import type { KeptLine } from '../world/claim-lines'
import { claimIdOf, countLines, formOf, makeLines } from '../world/claims'
import type { StoreContext } from './context'
import { instant, maybe, maybeInstant } from '../../../provider-kit/shape'
import type { ContractStore } from './types'

/** The calls on claims. */
export function createClaims({ tables, tenant, clock }: StoreContext): Pick<ContractStore, 'listClaims'> {
  return {
    async listClaims(brukareId, { month }) {
      if ((await tables.brukare.count({ where: { id: brukareId, tenantId: tenant.key } })) === 0) return null
      const claim = await findClaim(tables, brukareId, month, clock())
      return { items: claim === null ? [] : [claim] }
    },
  }
}

/** The month's claim; null when nothing is paid by one, or nothing is reported. */
async function findClaim(tables: Tables, brukareId: string, month: string, now: Date): Promise<Claim | null> {
  const sent = await tables.claim.findUnique({
    where: { brukareId_month: { brukareId, month } },
    include: { lines: true },
  })
  if (sent) return claimOf({ ...sent, state: 'sent', lines: inOrder(sent.lines) })
  const [brukare, reports] = await Promise.all([
    tables.brukare.findUniqueOrThrow({ where: { id: brukareId }, select: { laws: true } }),
    tables.timeReport.findMany({ where: { brukareId, month }, select: { state: true } }),
  ])
  const form = formOf(brukare.laws)
  if (form === null || reports.length === 0) return null
  const state = reports.every((report) => report.state === 'faststalld') ? 'ready' : 'preparing'
  const lines = await makeLines(tables, brukareId, month, now)
  return claimOf({ id: claimIdOf(brukareId, month), month, form, state, sentAt: null, lines })
}

/** The claim with an id, of whichever month. */
export async function findClaimById(
  tables: Tables,
  brukareId: string,
  claimId: string,
  now: Date,
): Promise<Claim | null> {
  const months = await tables.timeReport.findMany({
    where: { brukareId },
    distinct: ['month'],
    select: { month: true },
  })
  const named = months.find(({ month }) => claimIdOf(brukareId, month) === claimId)
  return named ? findClaim(tables, brukareId, named.month, now) : null
}

/** When the month's räkning was sent; null if it was not. */
export async function claimSentAt({ tables }: StoreContext, brukareId: string, month: string): Promise<Date | null> {
  const sent = await tables.claim.findUnique({
    where: { brukareId_month: { brukareId, month } },
    select: { sentAt: true },
  })
  return sent?.sentAt ?? null
}

function claimOf(found: {
  id: string
  month: string
  form: Claim['form']
  state: Claim['state']
  sentAt: Date | null
  lines: readonly KeptLine[]
}): Claim {
  const { id, month, form, state } = found
  const lines = countLines(found.lines)
  const { clock } = sumClaimLines(lines)
  return {
    ...{ id, month, form, state },
    ...maybeInstant('sentAt', found.sentAt),
    lines: lines.map((line): ClaimLine => ({
      id: line.id,
      ...maybe('rowId', line.rowId),
      staffName: line.staffName,
      date: line.day,
      start: instant(line.start),
      end: instant(line.end),
      kind: line.kind,
      clockMinutes: line.clock,
      convertedMinutes: line.converted,
    })),
    clockMinutes: clock,
    convertedMinutes: converted(clock),
  }
}

/** Of the whole month, cut to whole minutes: FK 3057 counts väntetid as a fourth and beredskap as a seventh. */
function converted(clock: MinutesPerKind): MinutesPerKind {
  const sum = { ...clock }
  for (const kind of timeKinds) sum[kind] = Math.floor(clock[kind] / usualDivisors[kind])
  return sum
}
