import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { readLogFilter } from './shared/log-filter.server'
import { openPage } from './shared/open-page.server'

/** The access log as a file for a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const { access, scene } = await openPage(args, 'access:manage', { action: 'accessLog.export', type: 'accessLog' })
  const file = args.context.services.accessLogCsv(access, scene, readLogFilter(args.request))
  return new Response(createReadableStreamFromReadable(file), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="logg.csv"',
      'cache-control': 'no-store',
    },
  })
}
