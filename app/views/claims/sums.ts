import { sumClaimLines, type ClaimSums } from '~/domain/claims/lines'
import { timeKinds, totalMinutes, type TimeKind } from '~/domain/time/minutes'
import type { ClaimData } from './data'
import type { Scene } from '~/views/frame/scene'
import { timeBar, type TimeBarView } from '~/views/time/time-bar'

/** One line of a table of sums. */
export type SumRow = { id: string; name: string; cells: string[] }
/** An assistant, and where the lines are. */
export type StaffLink = { id: string; name: string; href: string }
/** What both sides have of an assistant: as a bar to one scale, in words, and how they differ. */
export type StaffRow = StaffLink & { bar: TimeBarView; told: string; difference: string }

/**
 * The sums of an underlag. `kinds`: of each kind of time, none when there is only one, whose sum is the whole; the columns are
 * those that there is something in. `staff`: the assistants; `without` are those of whom nothing is in either side yet.
 */
export type SumTables = { columns: string[]; kinds: SumRow[]; total: SumRow; staff: StaffRow[]; without: StaffLink[] }

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
  const kinds = sumsOfKinds(data)
  const link = ([name, key]: [string, string]): StaffLink => ({
    ...{ id: key, href: hrefOf(key) },
    name: t('claims.staff.open', { staff: name }),
  })
  return {
    columns: columnsOf(stated, own, isConverted(data), scene),
    kinds: (kinds.length < 2 ? [] : kinds).map(({ kind, sums }) =>
      row({ id: kind, name: t(`claims.kind.${kind}`) }, ...sums),
    ),
    total: row({ id: 'total', name: t('claims.sums.total') }, stated, own),
    staff: staffRows(
      data,
      [...staff].filter(([name]) => !isWithout(data, name)).map((one) => ({ name: one[0], link: link(one) })),
      scene,
    ),
    without: [...staff].filter(([name]) => isWithout(data, name)).map(link),
  }
}

/** A row an assistant, all to one scale. Where one side cannot be had the other stands alone. */
function staffRows(data: ClaimData, staff: readonly { name: string; link: StaffLink }[], { t, f }: Scene): StaffRow[] {
  const all = staff.map(({ name, link }) => ({ link, sums: sumsOfStaff(data, name) }))
  const clockOf = (side: ClaimSums | null) => side && totalMinutes(side.clock)
  const widest = Math.max(1, ...all.flatMap(({ sums }) => sums.map((side) => clockOf(side) ?? 0)))
  const converted = isConverted(data)
  return all.map(({ link, sums: [stated, own] }) => {
    const [theirs, ours] = [clockOf(stated), clockOf(own)]
    const both = Math.min(theirs ?? 0, ours ?? 0)
    const convertedOf = (side: ClaimSums | null) =>
      side && converted && totalMinutes(side.converted) !== totalMinutes(side.clock)
        ? totalMinutes(side.converted)
        : null
    const told = [
      ...sidesText(['both', 'theirs', 'ours'], theirs, ours, { t, f }),
      ...sidesText(['bothConverted', 'theirsConverted', 'oursConverted'], convertedOf(stated), convertedOf(own), {
        t,
        f,
      }),
    ]
    return {
      ...link,
      bar: timeBar(
        [
          { part: 'approved', minutes: both },
          { part: 'given', minutes: Math.max(theirs ?? 0, ours ?? 0) - both },
        ],
        widest,
      ),
      told: told.join(' '),
      difference: differenceText(theirs, ours, { t, f }),
    }
  })
}

type SideKey = 'both' | 'theirs' | 'ours' | 'bothConverted' | 'theirsConverted' | 'oursConverted'

/** What the two sides have, said once where it is alike; of one that cannot be had, or has nothing of the kind, nothing. */
function sidesText(
  [both, their, our]: readonly [both: SideKey, theirs: SideKey, ours: SideKey],
  theirs: number | null,
  ours: number | null,
  { t, f }: Pick<Scene, 't' | 'f'>,
): string[] {
  const say = (key: SideKey, minutes: number) => t(`claims.staff.${key}`, { duration: f.duration(minutes) })
  if (theirs !== null && theirs === ours) return [say(both, theirs)]
  return [...(theirs === null ? [] : [say(their, theirs)]), ...(ours === null ? [] : [say(our, ours)])]
}

/** How much more or less the underlag has than the rows. */
function differenceText(theirs: number | null, ours: number | null, { t, f }: Pick<Scene, 't' | 'f'>): string {
  if (theirs === null || ours === null) return t('claims.staff.alone')
  if (theirs === ours) return t('claims.staff.same')
  return t(theirs > ours ? 'claims.staff.more' : 'claims.staff.less', { duration: f.duration(Math.abs(theirs - ours)) })
}

/** True of an assistant whose time is in neither side, where both can be had. */
function isWithout(data: ClaimData, name: string): boolean {
  return data.ours !== null && sumsOfStaff(data, name).every((side) => side === null || totalMinutes(side.clock) === 0)
}

/**
 * What the underlag and the reports come to as two bars to one scale, in the order of the sentences that say it (words.ts);
 * none when one of them cannot be had.
 */
export function sumBars(data: ClaimData): TimeBarView[] {
  const [theirs, ours] = [statedSums(data), ownSums(data)].map((side) => side && totalMinutes(side.clock))
  if (theirs == null || ours == null) return []
  const widest = Math.max(1, theirs, ours)
  return [timeBar([{ part: 'given', minutes: theirs }], widest), timeBar([{ part: 'approved', minutes: ours }], widest)]
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
