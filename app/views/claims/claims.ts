import { isWaiting } from '~/domain/claims/comparison'
import { usualDivisors } from '~/domain/hours/types'
import type { Scope } from '~/domain/access/representation'
import { monthAfter, stockholmMonth } from '~/domain/time/time'
import { claimView, type ClaimView } from './claim'
import { crossingRows, type CrossingRow } from './crossing'
import { claimData, type ClaimData, type PlaceClaims } from './data'
import type { ClaimViewer } from './line'
import { hoursHref } from '~/views/hours/period'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'

/** The page of a month's underlag, finished. `without`: what is not there, and why. */
export type ClaimsView = {
  heading: string
  claims: ClaimView[]
  without: string[]
  /** How the lines are counted. */
  how: string[]
  /** The rows by which the reports have another sum; none when no shift goes over the month's ends. */
  crossing: CrossingRow[]
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
    how: howTexts(found, scene),
    crossing: crossingRows(places, asked.month, viewer, scene),
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

/** How the lines are counted; how waiting and standby are converted, only where there are any. */
function howTexts(found: readonly ClaimData[], { t }: Scene): string[] {
  const used = new Set(found.flatMap(({ lines }) => lines.flatMap(({ theirs, ours }) => (theirs ?? ours)?.kind ?? [])))
  const converted = (['waiting', 'standby'] as const).filter((kind) => used.has(kind))
  return [
    t('claims.how.rows'),
    t('claims.how.midnight'),
    t('claims.how.reports'),
    ...converted.map((kind) => t(`claims.how.${kind}`, { divisor: usualDivisors[kind] })),
    ...(converted.length === 0 ? [] : [t('claims.how.rounding')]),
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
  const isUncompared = found.some(({ ours }) => ours === null)
  if (isUncompared) return t(count > 0 ? 'claims.heading.partly' : 'claims.heading.uncompared', values)
  if (count > 0) return t('claims.heading.differs', values)
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
