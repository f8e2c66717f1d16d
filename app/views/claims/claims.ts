import { compareLines, isWaiting, type ComparedLine, type SentLine } from '~/domain/claims/comparison'
import { rowLines, type ClaimRow, type RowLine } from '~/domain/claims/lines'
import { usualDivisors } from '~/domain/hours/types'
import type { Scope } from '~/domain/access/representation'
import { monthAfter, stockholmMonth } from '~/domain/time/time'
import type { Claim, ClaimLine, TimeReport } from '../../../provider-api/contract'
import { claimView, type ClaimView } from './claim'
import type { ClaimViewer } from './line'
import { reportedRow } from '~/views/hours/input'
import { hoursHref } from '~/views/hours/period'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'

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

/** The page of a month's underlag, finished. `without`: what is not there, and why. */
export type ClaimsView = {
  heading: string
  claims: ClaimView[]
  without: string[]
  /** How the lines are counted. */
  how: string[]
  notices: readonly ProviderNotice[]
}

/** The page of a month. `asked.staff`: the assistant whose lines are shown, as in the address. */
export function claimsView(
  places: readonly PlaceClaims[],
  notices: readonly ProviderNotice[],
  viewer: ClaimViewer,
  asked: { month: string; staff: string | null },
  scene: Scene,
): ClaimsView {
  const found = claimData(places, asked.month)
  const claims = found.map((data) => claimView(data, viewer, asked, scene))
  return {
    heading: headingOf(places, found, claims, asked.month, scene),
    claims,
    without: withoutOf(places, asked.month, scene),
    how: howTexts(scene),
    notices,
  }
}

/** The month to show first: the last that is over, since a räkning is for a whole month. */
export function latestClaimMonth(now: Date): string {
  return monthAfter(stockholmMonth(now), -1)
}

/** The pages about the same month, of those that the viewer may open. */
export function claimLinks(
  brukareId: string,
  scopes: ReadonlySet<Scope>,
  month: string,
  { t, f }: Scene,
): { href: string; text: string }[] {
  const base = `/b/${brukareId}`
  const name = f.month(month)
  return [
    ...(scopes.has('reports:read')
      ? [{ href: `${base}/tidrapporter/${month}`, text: t('claims.links.reports', { month: name }) }]
      : []),
    ...(scopes.has('hours:read')
      ? [{ href: hoursHref(brukareId, 'month', month), text: t('claims.links.hours', { month: name }) }]
      : []),
  ]
}

function howTexts({ t }: Scene): string[] {
  return [
    t('claims.how.rows'),
    t('claims.how.midnight'),
    t('claims.how.waiting', { divisor: usualDivisors.waiting }),
    t('claims.how.standby', { divisor: usualDivisors.standby }),
    t('claims.how.rounding'),
  ]
}

/** The answer: does the underlag say what the reports say? */
function headingOf(
  places: readonly PlaceClaims[],
  found: readonly ClaimData[],
  claims: readonly ClaimView[],
  month: string,
  { t, f }: Scene,
): string {
  const count = claims.reduce((sum, { faultCount }) => sum + faultCount, 0)
  const values = { month: f.month(month), count }
  if (places.some(({ claims: one, offered }) => offered && one === null)) return t('claims.heading.unknown', values)
  if (found.length === 0) return t('claims.heading.none', values)
  if (count > 0) return t('claims.heading.differs', values)
  if (found.some(({ ours }) => ours === null)) return t('claims.heading.uncompared', values)
  const isPreparing = found.every(({ claim, lines }) => claim?.state === 'preparing' || lines.some(isWaiting))
  return t(isPreparing ? 'claims.heading.preparing' : 'claims.heading.same', values)
}

function withoutOf(places: readonly PlaceClaims[], month: string, { t, f }: Scene): string[] {
  return places.flatMap(({ offered, claims, providerName: provider }) => {
    if (!offered) return [t('claims.without.notOffered', { provider })]
    if (claims === null) return [t('claims.without.unread', { provider })]
    return claims.length === 0 ? [t('claims.without.none', { provider, month: f.month(month) })] : []
  })
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
