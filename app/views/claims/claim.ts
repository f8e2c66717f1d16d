import { isWaiting, shownOf } from '~/domain/claims/comparison'
import { sumClaimLines } from '~/domain/claims/lines'
import { totalMinutes } from '~/domain/time/minutes'
import { createLineViews, objectHref, type ClaimViewer, type LineView } from './line'
import { isConverted, sumBars, sumTables, type SumTables } from './sums'
import { clockTexts, factsOf, sumFaultsOf, summaryOf } from './words'
import type { ClaimData } from './data'
import { claimsHref } from '~/views/hours/period'
import type { Scene } from '~/views/frame/scene'
import type { TimeBarView } from '~/views/time/time-bar'

/** One underlag, finished. */
export type ClaimView = {
  id: string
  heading: string
  facts: { name: string; value: string }[]
  summary: string[]
  /** The bars of the first sentences of the summary, in their order. */
  bars: TimeBarView[]
  warnings: string[]
  sums: SumTables
  /** How many lines or sums are wrong. */
  faultCount: number
  differences: LineView[]
  waiting: string | null
  overlap: string | null
  clock: string[]
  /** The lines of the assistant who is asked for. */
  lines: { id: string; heading: string; caption: string; converted: boolean; rows: LineView[] } | null
  object: { href: string; text: string } | null
}

/** The view of one underlag beside the rows. `asked.staff`: the key of the assistant whose lines are shown. */
export function claimView(
  data: ClaimData,
  viewer: ClaimViewer,
  asked: { month: string; staff: string | null },
  scene: Scene,
): ClaimView {
  const { t, f } = scene
  const { place, claim, ours, lines } = data
  const provider = place.providerName
  const month = f.month(asked.month)
  const where = { providerId: place.place.providerId, claimId: claim?.id ?? null, month: asked.month }
  const lineView = createLineViews({ ...where, reports: place.reports }, viewer, scene)
  const faulty = lines.filter(({ faults }) => faults.length > 0)
  const waiting = lines.filter(isWaiting).flatMap((line) => line.ours ?? [])
  const overlapping = (ours ?? []).filter(({ overlap }) => overlap > 0)
  const sumFaults = sumFaultsOf(data, scene)
  const base = `/b/${viewer.brukareId}`
  const keys = staffKeys(data)
  const chosen = [...keys].find(([, key]) => key === asked.staff)?.[0]
  const ofChosen = lines.filter((line) => shownOf(line).staff === chosen)
  return {
    id: claim?.id ?? where.providerId,
    heading: claimHeading(data, scene),
    facts: factsOf(claim, scene),
    summary: summaryOf(data, scene),
    bars: sumBars(data),
    warnings: [
      ...sumFaults,
      ...(ours === null
        ? [t('claims.warning.rows', { provider, months: f.list(place.unread.map((one) => f.month(one))) })]
        : []),
    ],
    sums: sumTables(
      data,
      keys,
      (key) => `${claimsHref(viewer.brukareId, asked.month)}?assistent=${key}#${linesId(data)}`,
      scene,
    ),
    faultCount: faulty.length + sumFaults.length,
    differences: faulty.map(lineView),
    waiting:
      waiting.length === 0
        ? null
        : t('claims.waiting.text', {
            count: waiting.length,
            duration: f.duration(totalMinutes(sumClaimLines(waiting).clock)),
          }),
    overlap:
      overlapping.length === 0
        ? null
        : t('claims.overlap.text', {
            count: overlapping.length,
            duration: f.duration(overlapping.reduce((sum, { overlap }) => sum + overlap, 0)),
          }),
    clock: clockTexts(lines.map(shownOf), asked.month, scene),
    lines:
      chosen === undefined
        ? null
        : {
            id: linesId(data),
            heading: t('claims.lines.heading', { staff: chosen }),
            caption: t('claims.lines.caption', { staff: chosen, month }),
            converted: isConverted({ claim, lines: ofChosen }),
            rows: ofChosen.map(lineView),
          },
    object:
      claim && viewer.mayObject
        ? { href: objectHref(base, { ...where, lineId: null }), text: t('claims.objectWhole', { month, provider }) }
        : null,
  }
}

/** Everyone in the underlag or in the rows, in order of name. */
export function staffNames({ lines }: Pick<ClaimData, 'lines'>): string[] {
  const names = new Set(lines.flatMap(({ theirs, ours }) => [theirs?.staff ?? [], ours?.staff ?? []].flat()))
  return [...names].sort((a, b) => a.localeCompare(b, 'sv'))
}

/** What an underlag is called, with its form and its provider. */
export function claimHeading({ claim, place: { providerName: provider } }: ClaimData, { t }: Scene): string {
  return t(`claims.form.${claim?.form ?? 'ours'}`, { provider })
}

/** Each assistant by name, with what stands for them in the address: an id, never a name. */
function staffKeys(data: ClaimData): Map<string, string> {
  const ids = new Map(data.place.reports.map(({ staff }) => [staff.displayName, staff.id]))
  return new Map(staffNames(data).map((name, index) => [name, ids.get(name) ?? `${linesId(data)}-${index}`]))
}

/** Where on the page the lines of one assistant are. */
function linesId({ place, claim }: ClaimData): string {
  return `rader-${claim?.id ?? place.place.providerId}`
}
