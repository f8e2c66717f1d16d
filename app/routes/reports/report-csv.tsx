import { wantedRows } from '~/views/reports/report'
import { rowsTable } from '~/views/reports/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'report.export', type: 'timeReport' }

/** The rows of a report, as a file: all, or those that differ when they are asked for. */
export const loader = showPage('reports:read', read, async ({ access, scene, saw, sawNothing }, args) => {
  const download = await openDownload(args)
  const { providerId = '', reportId = '' } = args.params
  const asked = wantedRows(new URL(args.request.url).searchParams)
  // A file has all rows, unless it is the others that were asked for: what a page leaves out it says, a file does not.
  const rows = asked === 'usual' ? 'all' : asked
  const wanted = { providerId, reportId }
  const { found, notices } = await args.context.services.reports.report(access, scene, wanted, { rows, wasShown: null })
  if (found === null && notices.length === 0) throw notFound()
  const shown = download.table(rowsTable(found, notices, scene), access.brukare)
  return found === null
    ? sawNothing(shown, providerId)
    : saw(shown, { id: reportId, providerId, period: found.month, about: found.staff })
})
