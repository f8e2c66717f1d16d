import type { LoaderFunctionArgs } from '@remix-run/node'
import { openDownload } from '~/routes/tables/file-response.server'
import { readLogFilter } from './filter.server'
import { openPage } from '~/routes/frame/open-page.server'

/** The access log as a file for a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const { access, scene } = await openPage(args, 'access:manage', { action: 'accessLog.export', type: 'accessLog' })
  return download.csv('logg', args.context.services.accessLogCsv(access, scene, readLogFilter(args.request)))
}
