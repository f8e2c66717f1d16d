import { z } from 'zod'
import { hoursTable } from '~/views/hours/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { showPage } from '~/routes/frame/open-page.server'
import { readHours } from './open.server'

/** What each table is called in the address. */
const tables = { orsaker: 'reasons', sorter: 'kinds', 'tva-summor': 'agreement' } as const
const query = z.enum(['orsaker', 'sorter', 'tva-summor']).nullable().catch(null)

/** A table of a page of hours, as a file. */
export const loader = showPage('hours:read', { action: 'hours.export', type: 'hours' }, async (page, args) => {
  const download = await openDownload(args)
  const { period, view } = await readHours(page, args)
  const asked = query.parse(new URL(args.request.url).searchParams.get('tabell'))
  const table = hoursTable(asked === null ? 'hours' : tables[asked], view, period, page.scene)
  return page.sawAtEach(download.table(table, page.access.brukare), view.notices, { id: period.id, period: period.id })
})
