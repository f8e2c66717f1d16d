import type { LoaderFunctionArgs } from '@remix-run/node'
import { parseMonth } from '~/domain/time/time'
import { faststallandenTable } from '~/views/reports/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, openPage } from '~/routes/frame/open-page.server'

/** Every fastställande of a month, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const month = parseMonth(args.params.month ?? '')
  const act = { action: 'faststallanden.export', type: 'month', id: month }
  const { access, scene } = await openPage(args, 'reports:read', act)
  if (month === null) throw notFound()
  const view = await args.context.services.reports.faststallanden(access, scene, month)
  return download.table(faststallandenTable(view, month, scene))
}
