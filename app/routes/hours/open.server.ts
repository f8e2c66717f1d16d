import type { LoaderFunctionArgs } from '@remix-run/node'
import type { LoggedAct } from '~/services/access-log/log.server'
import { parseHoursPeriod } from '~/views/hours/period'
import { notFound, openPage } from '~/routes/frame/open-page.server'

/** The hours of the week, month or grant period of the address; a 404 when it names none. */
export async function readHours(args: LoaderFunctionArgs, act: LoggedAct) {
  const period = parseHoursPeriod(args.params)
  const { access, scene, frame } = await openPage(args, 'hours:read', { ...act, id: period?.id })
  if (period === null) throw notFound()
  return { scene, frame, period, view: await args.context.services.hours.period(access, scene, period) }
}

/** What a page of hours shows. */
export async function openHours(args: LoaderFunctionArgs) {
  const { scene, frame, view } = await readHours(args, { action: 'hours.read', type: 'hours' })
  return { access: frame, view, now: scene.now }
}
