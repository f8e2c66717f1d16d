import type { LoaderFunctionArgs } from '@remix-run/node'
import { scheduleHeading, scheduleLinks, type SchedulePeriod } from '~/views/schedule-links'
import { notFound, openPage } from './open-page.server'

/** What a page of the schedule shows; `period` null: the address names no day, week or month. */
export async function openSchedule(args: LoaderFunctionArgs, period: Omit<SchedulePeriod, 'asTable'> | null) {
  const { access, scene, frame } = await openPage(args, 'schedule:read', {
    action: 'schedule.read',
    type: 'schedule',
    id: period?.id,
  })
  if (period === null) throw notFound()
  const asTable = new URL(args.request.url).searchParams.get('vy') === 'tabell'
  const schedule = await args.context.services.schedule.span(access, scene, period.from, period.to)
  return {
    access: frame,
    schedule,
    heading: scheduleHeading({ ...period, asTable }, schedule.count, scene),
    links: scheduleLinks({ ...period, asTable }, access.brukare.id, scene),
    asTable,
    now: scene.now,
  }
}
