import { redirect } from '@remix-run/node'
import { openedKeys } from '~/domain/news/opened'
import { parseWeek } from '~/domain/time/time'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'
import { sheetHref } from '~/views/schedule/sheet-links'

const read = { action: 'schedule.export', type: 'schedule' }

/** A week on one sheet, as a tagged PDF of one page. */
export const loader = showPage('schedule:read', read, async ({ access, scene, opens, sawAtEach }, args) => {
  const download = await openDownload(args)
  const { week = '' } = args.params
  const days = parseWeek(week)
  if (days === null) throw notFound()
  const { services, page } = args.context
  const { sheet, notices } = await services.sheet.week(access, scene, days)
  const pdf = await services.sheet.pdf(access, scene, sheet, page.language)
  // The page says that the week does not fit, and what to print instead.
  if (pdf === null) throw redirect(sheetHref(access.brukare.id, days.from), 303)
  opens(openedKeys.sheet(days.from))
  const file = download.file({ what: 'veckan', when: week }, access.brukare, 'pdf', pdf)
  return sawAtEach(file, notices, { id: week, period: week })
})
