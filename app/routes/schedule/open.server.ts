import type { LoaderFunctionArgs } from '@remix-run/node'
import { parseForm, parseSchedulePeriod, scheduleHeading, scheduleHref, scheduleLinks } from '~/views/schedule/links'
import { sheetLink } from '~/views/schedule/sheet-links'
import { stockholmDate } from '~/domain/time/time'
import { shapeOf } from '~/views/schedule/period'
import { notFound, showPage, type OpenPage } from '~/routes/frame/open-page.server'

/** The shifts of the day, week or month of the address; a 404 when it names none. */
export async function readSchedule({ access, scene }: OpenPage, args: LoaderFunctionArgs) {
  const period = parseSchedulePeriod(args.params)
  if (period === null) throw notFound()
  const schedule = await args.context.services.schedule.span(access, scene, period.from, period.to)
  return { period, schedule }
}

/** The day whose week one wants on paper: today, where it is among those shown. */
const weekDay = ({ from, to }: { from: string; to: string }, today: string) =>
  today >= from && today <= to ? today : from

const read = { action: 'schedule.read', type: 'schedule' }

/** What a page of the schedule shows. */
export const openSchedule = showPage('schedule:read', read, async (page, args) => {
  const { access, frame } = page
  const scene = await page.judging()
  const { period: days, schedule } = await readSchedule({ ...page, scene }, args)
  const period = { ...days, ...parseForm(args.request.url, days.kind) }
  const { id } = access.brukare
  const shown = {
    access: frame,
    schedule,
    heading: scheduleHeading(period, schedule, scene),
    links: scheduleLinks(period, id, scene),
    shape: shapeOf(period, schedule, (date) => scheduleHref(id, 'day', date), scene),
    sheet: sheetLink(id, weekDay(period, stockholmDate(scene.now)), scene),
    now: scene.now,
  }
  return page.sawAtEach(shown, schedule.notices, { id: period.id, period: period.id })
})
