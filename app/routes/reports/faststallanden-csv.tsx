import { parseMonth } from '~/domain/time/time'
import { faststallandenTable } from '~/views/reports/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'faststallanden.export', type: 'month' }

/** Every fastställande of a month, as a file. */
export const loader = showPage('reports:read', read, async ({ access, scene, sawAtEach }, args) => {
  const download = await openDownload(args)
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const view = await args.context.services.reports.faststallanden(access, scene, month)
  const table = faststallandenTable(view, month, scene)
  return sawAtEach(download.table(table, access.brukare), view.notices, { id: month, period: month })
})
