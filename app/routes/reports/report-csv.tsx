import type { LoaderFunctionArgs } from '@remix-run/node'
import { rowsTable } from '~/views/reports/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, openPage } from '~/routes/frame/open-page.server'

/** The rows of a report, as a file; the same choice of rows as the page. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const { providerId = '', reportId = '' } = args.params
  const act = { action: 'report.export', type: 'timeReport', id: reportId }
  const { access, scene } = await openPage(args, 'reports:read', act)
  const deviationsOnly = new URL(args.request.url).searchParams.get('visa') === 'avvikelser'
  const wanted = { providerId, reportId }
  const { found, notices } = await args.context.services.reports.report(access, scene, wanted, deviationsOnly)
  if (found === null && notices.length === 0) throw notFound()
  return download.table(rowsTable(found, notices, scene))
}
