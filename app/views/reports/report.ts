import type { TimeReport } from '../../../provider-api/contract'
import { versionView, isDeviation, type VersionView } from './faststallande'
import { commentView, isRemarkable, rowView, type CommentView, type RowView } from './row'
import { sumsView, type SumsView } from './month'
import type { Scene } from '~/views/frame/scene'

/** A report with its rows, finished. */
export type ReportView = {
  heading: string
  month: string
  staff: string
  state: TimeReport['state']
  stateText: string
  certified: string | null
  sums: SumsView
  rows: RowView[]
  /** How many rows have something to look at. */
  deviations: number
  /** Whether `rows` are only those that have. */
  deviationsOnly: boolean
  /** The fastställande that counts now; null until there is one. */
  latest: VersionView | null
  versionCount: number
  comments: CommentView[]
  objectionCount: number
}

/** Which rows are asked for: those to look at, all, or, when nothing is asked, those to look at where there are any. */
export type WantedRows = 'deviations' | 'all' | 'usual'

/** Reads which rows an address asks for. */
export function wantedRows(query: URLSearchParams): WantedRows {
  const asked = query.get('visa')
  return asked === 'avvikelser' ? 'deviations' : asked === 'alla' ? 'all' : 'usual'
}

/** The view of a report. With only deviations, its rows are those that are not according to plan. */
export function reportView(report: TimeReport, href: string, wanted: WantedRows, scene: Scene): ReportView {
  const { t, f } = scene
  const rows = report.rows.map((row) => rowView(row, href, scene))
  const off = rows.filter(isRemarkable)
  const deviationsOnly = wanted === 'deviations' || (wanted === 'usual' && off.length > 0)
  const latest = report.faststallanden.at(-1)
  const before = report.faststallanden.at(-2)
  const hasDeviation = report.rows.some(({ classification }) => isDeviation(classification.result))
  const staff = report.staff.displayName
  return {
    heading: t('reports.report.heading', { staff, month: f.month(report.month) }),
    month: report.month,
    staff,
    state: report.state,
    stateText: t(`terms.reportState.${report.state}`),
    certified:
      report.certifiedAt === undefined
        ? null
        : t('reports.report.certified', { staff, time: f.dateTime(new Date(report.certifiedAt)) }),
    sums: sumsView(report.sums, scene),
    rows: deviationsOnly ? off : rows,
    deviations: off.length,
    deviationsOnly,
    latest: latest ? versionView(latest, before, hasDeviation, scene) : null,
    versionCount: report.faststallanden.length,
    comments: report.comments.map((comment) => commentView(comment, scene)),
    objectionCount: report.objectionIds.length,
  }
}
