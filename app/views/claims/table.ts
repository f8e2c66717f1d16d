import { shownOf, type ComparedLine } from '~/domain/claims/comparison'
import { totalMinutes } from '~/domain/time/minutes'
import { claimHeading, staffNames } from './claim'
import { ownSums, statedSums, sumsOfKinds, sumsOfStaff, type SumPair } from './sums'
import { crossingRows } from './crossing'
import { sumFaultsOf } from './words'
import { claimData, type ClaimData, type PlaceClaims } from './data'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { instantColumns, noticeTexts, tableOf, timeColumns, type Table, type TableColumn } from '~/views/tables/table'

/** The tables of a month's underlag: every line of it, or what the lines come to. */
export type ClaimsTable = 'lines' | 'sums'

/** A table of a month's underlag as a file, every provider's in one. */
export function claimsTable(
  which: ClaimsTable,
  places: readonly PlaceClaims[],
  notices: readonly ProviderNotice[],
  month: string,
  scene: Scene,
): Table {
  const found = claimData(places, month)
  const nights = crossingRows(places, month, { brukareId: '', maySeeReports: false }, scene).map(({ text }) => text)
  const remarks = [
    ...noticeTexts(notices, scene),
    ...found.flatMap((data) => sumFaultsOf(data, scene)),
    ...(nights.length === 0 ? [] : [scene.t('claims.how.reports'), ...nights]),
  ]
  return which === 'lines' ? linesTable(found, month, remarks, scene) : sumsTable(found, month, remarks, scene)
}

// The columns come to what the page says. Time that is only reported is in no sum there, so it has columns of its own.
type LineRow = { data: ClaimData; line: ComparedLine }

function linesTable(found: readonly ClaimData[], month: string, remarks: readonly string[], scene: Scene): Table {
  const { t } = scene
  const kind = t('claims.sums.kind')
  const time = t('tables.time')
  const columns: TableColumn<LineRow>[] = [
    { name: t('tables.date'), value: ({ line }) => shownOf(line).day },
    ...instantColumns(t('tables.start', { name: time }), ({ line }: LineRow) => shownOf(line).start, scene),
    ...instantColumns(t('tables.end', { name: time }), ({ line }: LineRow) => shownOf(line).end, scene),
    { name: t('claims.staff.name'), value: ({ line }) => shownOf(line).staff },
    { name: kind, value: ({ line }) => t(`claims.kind.${shownOf(line).kind}`) },
    ...timeColumns(t('claims.sums.theirs'), ({ line }: LineRow) => line.theirs?.clock ?? null, scene),
    ...timeColumns(t('claims.sums.ours'), ({ line }: LineRow) => approved(line)?.clock ?? null, scene),
    ...timeColumns(
      t('claims.sums.difference'),
      ({ data, line }: LineRow) => (isCompared(data) ? line.difference : null),
      scene,
    ),
    ...timeColumns(t('claims.sums.theirsConverted'), ({ line }: LineRow) => line.theirs?.converted ?? null, scene),
    ...timeColumns(t('claims.sums.oursConverted'), ({ line }: LineRow) => approved(line)?.converted ?? null, scene),
    ...timeColumns(t('tables.onlyReported'), ({ line }: LineRow) => waiting(line)?.clock ?? null, scene),
    {
      name: t('tables.faststalld'),
      value: ({ line: { ours } }) => ours && t(ours.faststalld ? 'tables.yes' : 'tables.no'),
    },
    {
      name: t('claims.lines.look'),
      value: ({ line }) => line.faults.map((fault) => t(`claims.fault.${fault}`)).join(' ') || null,
    },
    { name: t('tables.claim'), value: ({ data }) => claimHeading(data, scene) },
  ]
  const rows = found.flatMap((data) => data.lines.map((line): LineRow => ({ data, line })))
  return tableOf({ what: 'rakningsunderlag', when: month }, columns, rows, remarks)
}

const approved = ({ ours }: ComparedLine) => (ours?.faststalld === true ? ours : null)
const waiting = ({ ours }: ComparedLine) => (ours?.faststalld === false ? ours : null)

/** True when both sides can be had. */
function isCompared({ claim, ours }: ClaimData): boolean {
  return claim !== null && ours !== null
}

type SumRow = { data: ClaimData; group: string; name: string; sums: SumPair }

function sumsTable(found: readonly ClaimData[], month: string, remarks: readonly string[], scene: Scene): Table {
  const { t } = scene
  const clock = (side: 0 | 1) => (row: SumRow) => minutesOf(row.sums[side]?.clock)
  const converted = (side: 0 | 1) => (row: SumRow) => minutesOf(row.sums[side]?.converted)
  const difference = (row: SumRow) => {
    const [theirs, ours] = [clock(0)(row), clock(1)(row)]
    return theirs === null || ours === null ? null : theirs - ours
  }
  const columns: TableColumn<SumRow>[] = [
    { name: t('tables.claim'), value: ({ data }) => claimHeading(data, scene) },
    // The same time is there three times: by kind, in all, and by person. Each by itself comes to the sum.
    { name: t('tables.dividedBy'), value: ({ group }) => group },
    { name: t('tables.what'), value: ({ name }) => name },
    ...timeColumns(t('claims.sums.theirs'), clock(0), scene),
    ...timeColumns(t('claims.sums.ours'), clock(1), scene),
    ...timeColumns(t('claims.sums.difference'), difference, scene),
    ...timeColumns(t('claims.sums.theirsConverted'), converted(0), scene),
    ...timeColumns(t('claims.sums.oursConverted'), converted(1), scene),
  ]
  const total = t('claims.sums.total')
  const rows = found.flatMap((data): SumRow[] => [
    ...sumsOfKinds(data).map(({ kind, sums }) => ({
      data,
      group: t('claims.sums.kind'),
      name: t(`claims.kind.${kind}`),
      sums,
    })),
    { data, group: total, name: total, sums: [statedSums(data), ownSums(data)] },
    ...staffNames(data).map((name) => ({ data, group: t('claims.staff.name'), name, sums: sumsOfStaff(data, name) })),
  ])
  return tableOf({ what: 'rakningsunderlag-summor', when: month }, columns, rows, remarks)
}

const minutesOf = (minutes: Parameters<typeof totalMinutes>[0] | undefined): number | null =>
  minutes === undefined ? null : totalMinutes(minutes)
