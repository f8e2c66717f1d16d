import { parseMonth } from '~/domain/time/time'
import { reportsTable } from '~/views/reports/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'reports.export', type: 'month' }

/** The reports of a month, as a file. */
export const loader = showPage('reports:read', read, async ({ access, scene, sawAtEach }, args) => {
  const download = await openDownload(args)
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const view = await args.context.services.reports.month(access, scene, month, null)
  const table = reportsTable(view, month, scene)
  return sawAtEach(download.table(table, access.brukare), view.notices, { id: month, period: month })
})
