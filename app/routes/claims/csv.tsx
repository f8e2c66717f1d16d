import { z } from 'zod'
import { parseMonth } from '~/domain/time/time'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const query = z.literal('summor').nullable().catch(null)

const read = { action: 'claim.export', type: 'month' }

/** The räkningsunderlag of a month as a file: every line, or the sums. */
export const loader = showPage('claim:read', read, async ({ access, scene, sawAtEach }, args) => {
  const download = await openDownload(args)
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const asked = query.parse(new URL(args.request.url).searchParams.get('tabell'))
  const which = asked === null ? 'lines' : 'sums'
  const { table, notices } = await args.context.services.claims.table(access, scene, month, which)
  return sawAtEach(download.table(table, access.brukare), notices, { id: month, period: month })
})
