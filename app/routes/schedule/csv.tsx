import type { LoaderFunctionArgs } from '@remix-run/node'
import { scheduleTable } from '~/views/schedule/table'
import { openDownload } from '~/routes/tables/file-response.server'
import { readSchedule } from './open.server'

/** The shifts of a page of the schedule, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const { scene, period, schedule } = await readSchedule(args, { action: 'schedule.export', type: 'schedule' })
  return download.table(scheduleTable(schedule, period.id, scene))
}
