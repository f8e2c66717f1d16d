import type { LoaderFunctionArgs } from '@remix-run/node'
import type { LoggedAct } from '~/services/access-log/log.server'
import { parseSchedulePeriod, scheduleHeading, scheduleLinks } from '~/views/schedule/links'
import { notFound, openPage } from '~/routes/frame/open-page.server'

/** The shifts of the day, week or month of the address; a 404 when it names none. */
export async function readSchedule(args: LoaderFunctionArgs, act: LoggedAct) {
  const period = parseSchedulePeriod(args.params)
  const { access, scene, frame } = await openPage(args, 'schedule:read', { ...act, id: period?.id })
  if (period === null) throw notFound()
  const schedule = await args.context.services.schedule.span(access, scene, period.from, period.to)
  return { access, scene, frame, period, schedule }
}

/** What a page of the schedule shows. */
export async function openSchedule(args: LoaderFunctionArgs) {
  const { access, scene, frame, period, schedule } = await readSchedule(args, {
    action: 'schedule.read',
    type: 'schedule',
  })
  const asTable = new URL(args.request.url).searchParams.get('vy') === 'tabell'
  return {
    access: frame,
    schedule,
    heading: scheduleHeading({ ...period, asTable }, schedule.count, scene),
    links: scheduleLinks({ ...period, asTable }, access.brukare.id, scene),
    asTable,
    now: scene.now,
  }
}
