import type { LoaderFunctionArgs } from '@remix-run/node'
import { decisionsTable } from '~/views/hours/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { openPage } from '~/routes/frame/open-page.server'

/** The decisions, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const { access, scene } = await openPage(args, 'hours:read', { action: 'decisions.export', type: 'grants' })
  return download.table(decisionsTable(await args.context.services.hours.decisions(access, scene), scene))
}
