import { sumClaimLines, type ClaimSums } from '~/domain/claims/lines'
import { timeKinds, totalMinutes, type TimeKind } from '~/domain/time/minutes'
import type { ClaimData } from './data'
import type { Scene } from '~/views/frame/scene'
import { timeBar, type TimeBarView } from '~/views/time/time-bar'

/** One line of a table of sums. `href`: to its lines. */
export type SumRow = { id: string; name: string; href: string | null; cells: string[] }

/**
 * The sums of an underlag: kinds of time, and assistants; `without` are those of whom nothing is in either side yet. The columns
 * are those that there is something in.
 */
export type SumTables = { columns: string[]; kinds: SumRow[]; total: SumRow; staff: SumRow[]; without: SumRow[] }

/** True when there is time that counts as less than the clock says; a fee for home care is not reckoned so. */
export function isConverted({ claim, lines }: Pick<ClaimData, 'claim' | 'lines'>): boolean {
  return claim?.form !== 'homeCareFee' && lines.some(({ theirs, ours }) => (theirs ?? ours)?.kind !== 'active')
}

/** What the provider says its underlag comes to; null when it cannot be had. */
export function statedSums({ claim }: ClaimData): ClaimSums | null {
  return claim && { clock: claim.clockMinutes, converted: claim.convertedMinutes }
}

/** What the fastställda rows come to; null when the reports cannot be had. */
export function ownSums({ ours }: ClaimData): ClaimSums | null {
  return ours && sumClaimLines(ours.filter(({ faststalld }) => faststalld))
}

/** The tables of sums. `staff`: names with their keys; `hrefOf`: where the lines of a key are. */
export function sumTables(
  data: ClaimData,
  staff: ReadonlyMap<string, string>,
  hrefOf: (key: string) => string,
  scene: Scene,
): SumTables {
  const { t } = scene
  const [stated, own] = [statedSums(data), ownSums(data)]
  const row = createRows(isConverted(data), scene)
  const staffRow = ([name, key]: [string, string]) =>
    row({ id: key, name: t('claims.staff.open', { staff: name }), href: hrefOf(key) }, ...sumsOfStaff(data, name))
  return {
    columns: columnsOf(stated, own, isConverted(data), scene),
    kinds: sumsOfKinds(data).map(({ kind, sums }) =>
      row({ id: kind, name: t(`claims.kind.${kind}`), href: null }, ...sums),
    ),
    total: row({ id: 'total', name: t('claims.sums.total'), href: null }, stated, own),
    staff: [...staff].filter(([name]) => !isWithout(data, name)).map(staffRow),
    without: [...staff].filter(([name]) => isWithout(data, name)).map(staffRow),
  }
}

/** True of an assistant whose time is in neither side, where both can be had. */
function isWithout(data: ClaimData, name: string): boolean {
  return data.ours !== null && sumsOfStaff(data, name).every((side) => side === null || totalMinutes(side.clock) === 0)
}

/** What the underlag and the reports come to as two bars to one scale, with their names; empty when one of them cannot be had. */
export function sumBars(data: ClaimData, { t }: Scene): { name: string; bar: TimeBarView }[] {
  const [theirs, ours] = [statedSums(data), ownSums(data)].map((side) => side && totalMinutes(side.clock))
  if (theirs == null || ours == null) return []
  const widest = Math.max(1, theirs, ours)
  return [
    { name: t('claims.sums.theirs'), bar: timeBar([{ part: 'given', minutes: theirs }], widest) },
    { name: t('claims.sums.ours'), bar: timeBar([{ part: 'approved', minutes: ours }], widest) },
  ]
}

/** What the provider's lines come to and what the rows do, either of them null when it cannot be had. */
export type SumPair = [stated: ClaimSums | null, own: ClaimSums | null]

/** The sums of each kind of time that there is any of. */
export function sumsOfKinds(data: ClaimData): { kind: TimeKind; sums: SumPair }[] {
  const [stated, own] = [statedSums(data), ownSums(data)]
  return timeKinds.flatMap((kind) => {
    const sums: SumPair = [only(stated, kind), only(own, kind)]
    const isEmpty = sums.every((one) => one === null || totalMinutes(one.clock) === 0)
    return isEmpty ? [] : [{ kind, sums }]
  })
}

/** The sums of one assistant. */
export function sumsOfStaff(data: ClaimData, name: string): SumPair {
  return [
    data.claim && sumClaimLines(data.theirs.filter((line) => line.staff === name)),
    data.ours && sumClaimLines(data.ours.filter((line) => line.faststalld && line.staff === name)),
  ]
}

function columnsOf(stated: ClaimSums | null, own: ClaimSums | null, converted: boolean, { t }: Scene): string[] {
  const sides = [...(stated ? (['theirs'] as const) : []), ...(own ? (['ours'] as const) : [])]
  return [
    ...sides.map((side) => t(`claims.sums.${side}`)),
    ...(stated && own ? [t('claims.sums.difference')] : []),
    ...(converted ? sides.map((side) => t(`claims.sums.${side}Converted`)) : []),
  ]
}

function createRows(converted: boolean, { f }: Scene) {
  return (known: Omit<SumRow, 'cells'>, stated: ClaimSums | null, own: ClaimSums | null): SumRow => {
    const sides = [stated, own].filter((side) => side !== null)
    const cells = sides.map(({ clock }) => f.duration(totalMinutes(clock)))
    if (stated && own) cells.push(f.duration(totalMinutes(stated.clock) - totalMinutes(own.clock)))
    if (converted) cells.push(...sides.map((side) => f.duration(totalMinutes(side.converted))))
    return { ...known, cells }
  }
}

function only(sums: ClaimSums | null, kind: TimeKind): ClaimSums | null {
  const none = { active: 0, waiting: 0, standby: 0 }
  return (
    sums && {
      clock: { ...none, [kind]: sums.clock[kind] },
      converted: { ...none, [kind]: sums.converted[kind] },
    }
  )
}
