import { compareLines, type ComparedLine, type SentLine } from '~/domain/claims/comparison'
import { rowLines, type ClaimRow, type RowLine } from '~/domain/claims/lines'
import type { ProviderNotice } from '~/views/frame/notice'
import { reportedRow } from '~/views/hours/input'
import type { Claim, ClaimLine, TimeReport } from '../../../provider-api/contract'

/** What one provider answered. `claims` null: cannot be had now. `unread`: months whose reports cannot be had. */
export type PlaceClaims = {
  place: { providerId: string }
  providerName: string
  offered: boolean
  claims: readonly Claim[] | null
  reports: readonly TimeReport[]
  unread: readonly string[]
  notices: readonly ProviderNotice[]
}

/**
 * A claim beside the rows. `claim` null: the provider's cannot be had, so only ours stands. `ours` null: reports are
 * missing, so nothing can be compared. `lines` has every line of both.
 */
export type ClaimData = {
  place: PlaceClaims
  claim: Claim | null
  theirs: readonly SentLine[]
  ours: readonly RowLine[] | null
  lines: readonly ComparedLine[]
}

/** Every underlag of a month beside its rows, of the providers that offer it. */
export function claimData(places: readonly PlaceClaims[], month: string): ClaimData[] {
  return places.filter(({ offered }) => offered).flatMap((place) => dataOf(place, month))
}

/** Each claim with its rows; without one that can be read, the rows alone. */
function dataOf(place: PlaceClaims, month: string): ClaimData[] {
  const rows = place.reports.flatMap(({ staff, rows: ofReport }) =>
    ofReport.map((row): ClaimRow => ({ ...reportedRow(row), staff: staff.displayName })),
  )
  const isRead = place.unread.length === 0
  if (place.claims === null) {
    const ours = isRead ? rowLines(rows, month) : []
    return ours.length === 0 ? [] : [{ place, claim: null, theirs: [], ours, lines: ours.map(oursAlone) }]
  }
  const whole = place.claims.filter(({ form }) => form !== 'FK3059')
  return place.claims.map((claim) => {
    const theirs = claim.lines.map(sentLine)
    const ours = isRead ? rowLines(rowsFor(claim, whole, rows), month) : null
    return { place, claim, theirs, ours, lines: ours === null ? theirs.map(theirsAlone) : compareLines(theirs, ours) }
  })
}

const theirsAlone = (theirs: SentLine): ComparedLine => ({ theirs, ours: null, faults: [], difference: 0 })
const oursAlone = (ours: RowLine): ComparedLine => ({ theirs: null, ours, faults: [], difference: 0 })

/** FK 3059 is one assistant's. Where several claims share the month, a row belongs where it is named, else to the first. */
function rowsFor(claim: Claim, whole: readonly Claim[], rows: readonly ClaimRow[]): ClaimRow[] {
  if (claim.form === 'FK3059') {
    const staff = new Set(claim.lines.map(({ staffName }) => staffName))
    return rows.filter((row) => staff.has(row.staff))
  }
  const named = (one: Claim) => one.lines.map(({ rowId }) => rowId)
  const own = new Set(named(claim))
  const others = new Set(whole.filter(({ id }) => id !== claim.id).flatMap(named))
  const isFirst = whole[0]?.id === claim.id
  return rows.filter(({ id }) => own.has(id) || (isFirst && !others.has(id)))
}

function sentLine(line: ClaimLine): SentLine {
  return {
    id: line.id,
    rowId: line.rowId ?? null,
    staff: line.staffName,
    kind: line.kind,
    day: line.date,
    start: new Date(line.start),
    end: new Date(line.end),
    clock: line.clockMinutes,
    converted: line.convertedMinutes,
  }
}
