import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parseMonth } from '~/domain/time/time'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, openPage } from '~/routes/frame/open-page.server'

const query = z.literal('summor').nullable().catch(null)

/** The räkningsunderlag of a month as a file: every line, or the sums. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const month = parseMonth(args.params.month ?? '')
  const { access, scene } = await openPage(args, 'claim:read', { action: 'claim.export', type: 'month', id: month })
  if (month === null) throw notFound()
  const asked = query.parse(new URL(args.request.url).searchParams.get('tabell'))
  const which = asked === null ? 'lines' : 'sums'
  return download.table(await args.context.services.claims.table(access, scene, month, which))
}
