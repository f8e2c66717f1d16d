import { scheduleTable } from '~/views/schedule/table'
import { openDownload } from '~/routes/tables/file-response.server'
import { showPage } from '~/routes/frame/open-page.server'
import { readSchedule } from './open.server'

/** The shifts of a page of the schedule, as a file. */
export const loader = showPage('schedule:read', { action: 'schedule.export', type: 'schedule' }, async (page, args) => {
  const download = await openDownload(args)
  const { period, schedule } = await readSchedule(page, args)
  const table = scheduleTable(schedule, period.id, page.scene)
  return page.sawAtEach(download.table(table, page.access.brukare), schedule.notices, {
    id: period.id,
    period: period.id,
  })
})
