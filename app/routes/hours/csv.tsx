import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { hoursTable } from '~/views/hours/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { readHours } from './open.server'

/** What each table is called in the address. */
const tables = { orsaker: 'reasons', sorter: 'kinds' } as const
const query = z.enum(['orsaker', 'sorter']).nullable().catch(null)

/** A table of a page of hours, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const { scene, period, view } = await readHours(args, { action: 'hours.export', type: 'hours' })
  const asked = query.parse(new URL(args.request.url).searchParams.get('tabell'))
  return download.table(hoursTable(asked === null ? 'hours' : tables[asked], view, period, scene))
}
