import type { LoaderFunctionArgs } from '@remix-run/node'
import type { HoursPeriod } from '~/views/hours-period'
import { notFound, openPage } from './open-page.server'

/** What a page of hours shows; `period` null: the address names no week, month or period. */
export async function openHours(args: LoaderFunctionArgs, period: HoursPeriod | null) {
  const { access, scene, frame } = await openPage(args, 'hours:read', {
    action: 'hours.read',
    type: 'hours',
    id: period?.id,
  })
  if (period === null) throw notFound()
  return { access: frame, view: await args.context.services.hours.period(access, scene, period), now: scene.now }
}
