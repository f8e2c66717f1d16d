import type { LoaderFunctionArgs } from '@remix-run/node'
import { scheduleTable } from '~/views/schedule/table'
import { tableResponse } from '~/routes/tables/file-response.server'
import { readSchedule } from './open.server'

/** The shifts of a page of the schedule, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { scene, period, schedule } = await readSchedule(args, { action: 'schedule.export', type: 'schedule' })
  return tableResponse(scheduleTable(schedule, period.id, scene))
}
