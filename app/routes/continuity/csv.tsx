import type { LoaderFunctionArgs } from '@remix-run/node'
import { continuityTable } from '~/views/continuity/continuity'
import { tableResponse } from '~/routes/tables/file-response.server'
import { openPage } from '~/routes/frame/open-page.server'

/** Persons and shifts, 14 days at a time, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const act = { action: 'continuity.export', type: 'continuity' }
  const { access, scene } = await openPage(args, 'hours:read', act)
  return tableResponse(continuityTable(await args.context.services.continuity(access, scene), scene))
}
