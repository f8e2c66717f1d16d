import { inDays } from '~/domain/hours/agreement'
import { monthDays } from '~/domain/time/time'
import { reportedRow } from '~/views/hours/input'
import { reportHref } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'
import type { PlaceClaims } from './data'
import type { ClaimViewer } from './line'

/** A shift that goes over the month's beginning or end, and how much of it is the month's. */
export type CrossingRow = { id: string; text: string; href: string | null }

/**
 * The fastställda rows that the reports count whole in one month and the underlag in two: why the two sums differ, row by
 * row, in the order they begin.
 */
export function crossingRows(
  places: readonly PlaceClaims[],
  month: string,
  viewer: Pick<ClaimViewer, 'brukareId' | 'maySeeReports'>,
  { t, f }: Scene,
): CrossingRow[] {
  const { from, to } = monthDays(month)
  const partOf = inDays(from, to)
  return places
    .filter(({ offered }) => offered)
    .flatMap(({ place, reports }) =>
      reports.flatMap((report) =>
        report.rows.flatMap((data) => {
          const row = reportedRow(data)
          const [part] = partOf(row)
          if (row.faststalld === null || part === undefined || part.within === 0 || part.within === part.whole)
            return []
          const { start, end } = row.faststalld
          const what = t('claims.line.what', {
            ...{ date: f.date(start), span: f.span(start, end), staff: report.staff.displayName },
          })
          const values = { what, within: f.duration(part.within), whole: f.duration(part.whole), month: f.month(month) }
          const href = `${reportHref(viewer.brukareId, place.providerId, report.id)}/rad/${row.id}`
          const shown = { id: row.id, text: t('claims.crossing.row', values), href: viewer.maySeeReports ? href : null }
          return [{ ...shown, start: start.getTime() }]
        }),
      ),
    )
    .sort((a, b) => a.start - b.start)
    .map(({ id, text, href }) => ({ id, text, href }))
}
