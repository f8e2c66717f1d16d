import { timeKinds, totalMinutes } from '~/domain/time/minutes'
import type { VersionView } from './faststallande'
import type { ProviderNotice } from '~/views/frame/notice'
import type { ReportView } from './report'
import type { RowView } from './row'
import type { ReportItem, ReportsMonthView } from './month'
import type { Scene } from '~/views/frame/scene'
import { instantColumns, noticeTexts, tableOf, timeColumns, type Table } from '~/views/tables/table'

const parts = ['planned', 'reported', 'faststalld'] as const

/** The reports of a month as a file. */
export function reportsTable(view: ReportsMonthView, month: string, scene: Scene): Table {
  const { t } = scene
  const columns = [
    { name: t('reports.list.staff'), value: ({ staff }: ReportItem) => staff },
    { name: t('reports.list.state'), value: ({ stateText }: ReportItem) => stateText },
    ...parts.flatMap((part) =>
      timeColumns(t(`reports.list.${part}`), ({ minutes }: ReportItem) => minutes[part], scene),
    ),
    { name: t('reports.list.remarks'), value: ({ remarks }: ReportItem) => remarks.join(', ') },
    { name: t('reports.list.provider'), value: ({ providerName }: ReportItem) => providerName },
  ]
  return tableOf({ what: 'tidrapporter', when: month }, columns, view.items, noticeTexts(view.notices, scene))
}

/**
 * The rows of a report as a file: planned, reported and fastställd time beside each other. `report` null: it cannot be had
 * now, and the file says only that.
 */
export function rowsTable(
  report: Pick<ReportView, 'rows' | 'month' | 'staff'> | null,
  notices: readonly ProviderNotice[],
  scene: Scene,
): Table {
  const { t } = scene
  const columns = [
    { name: t('reports.row.day'), value: ({ day }: RowView) => day },
    { name: t('reports.row.staff'), value: () => report?.staff ?? null },
    { name: t('reports.row.kind'), value: ({ kind }: RowView) => kind },
    ...parts.flatMap((part) => {
      const name = t(`reports.row.${part}`)
      return [
        ...instantColumns(t('tables.start', { name }), (row: RowView) => row[part]?.start, scene),
        ...instantColumns(t('tables.end', { name }), (row: RowView) => row[part]?.end, scene),
        ...timeColumns(name, (row: RowView) => row[part]?.minutes ?? null, scene),
      ]
    }),
    { name: t('reports.row.result'), value: ({ resultText }: RowView) => resultText },
    { name: t('reports.row.reasons'), value: ({ reasons }: RowView) => reasons.join(' ') },
    { name: t('tables.staffComment'), value: ({ comment }: RowView) => comment },
    { name: t('reports.row.objectionsHeading'), value: ({ objectionCount }: RowView) => objectionCount },
    { name: t('reports.row.commentsHeading'), value: ({ comments }: RowView) => comments.length },
  ]
  const file = { what: 'tidrapport', ...(report && { about: report.staff, when: report.month }) }
  return tableOf(file, columns, report?.rows ?? [], noticeTexts(notices, scene))
}

type ListedVersion = VersionView & { staff: string; providerName: string }

/** Every fastställande of a month as a file. */
export function faststallandenTable(
  view: { items: readonly ListedVersion[]; notices: readonly ProviderNotice[] },
  month: string,
  scene: Scene,
): Table {
  const { t } = scene
  const columns = [
    { name: t('reports.list.staff'), value: ({ staff }: ListedVersion) => staff },
    { name: t('tables.version'), value: ({ version }: ListedVersion) => version },
    ...instantColumns(t('tables.at'), ({ at }: ListedVersion) => at, scene),
    { name: t('tables.by'), value: ({ by }: ListedVersion) => by },
    { name: t('tables.mode'), value: ({ mode }: ListedVersion) => mode },
    ...timeColumns(
      t('reports.list.faststalld'),
      ({ minutesPerKind }: ListedVersion) => totalMinutes(minutesPerKind),
      scene,
    ),
    ...timeKinds.flatMap((kind) =>
      timeColumns(t(`terms.kind.${kind}`), ({ minutesPerKind }: ListedVersion) => minutesPerKind[kind], scene),
    ),
    { name: t('tables.comment'), value: ({ comment }: ListedVersion) => comment },
    {
      name: t('tables.commentMissing'),
      value: ({ commentMissing }: ListedVersion) => t(commentMissing ? 'tables.yes' : 'tables.no'),
    },
    { name: t('reports.list.provider'), value: ({ providerName }: ListedVersion) => providerName },
  ]
  return tableOf({ what: 'faststallanden', when: month }, columns, view.items, noticeTexts(view.notices, scene))
}
