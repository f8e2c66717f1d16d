import type { LoaderFunctionArgs } from '@remix-run/node'
import { continuityTable } from '~/views/continuity/continuity'
import { openDownload } from '~/routes/tables/file-response.server'
import { openPage } from '~/routes/frame/open-page.server'

/** Persons and shifts, 14 days at a time, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const act = { action: 'continuity.export', type: 'continuity' }
  const { access, scene } = await openPage(args, 'hours:read', act)
  return download.table(continuityTable(await args.context.services.continuity(access, scene), scene))
}
