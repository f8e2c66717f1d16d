import type { LoaderFunctionArgs } from '@remix-run/node'
import { parseHoursPeriod } from '~/views/hours/period'
import { notFound, showPage, type OpenPage } from '~/routes/frame/open-page.server'

/** The hours of the week, month or grant period of the address; a 404 when it names none. */
export async function readHours({ access, scene }: OpenPage, args: LoaderFunctionArgs) {
  const period = parseHoursPeriod(args.params)
  if (period === null) throw notFound()
  return { period, view: await args.context.services.hours.period(access, scene, period) }
}

const read = { action: 'hours.read', type: 'hours' }

/** What a page of hours shows. */
export const openHours = showPage('hours:read', read, async (page, args) => {
  const [{ view, period }, calls] = await Promise.all([
    readHours(page, args),
    args.context.services.callsOf(page.access, page.scene),
  ])
  const { brukare, scopesAnywhere } = page.access
  const objectHref = scopesAnywhere.has('object') ? `/b/${brukare.id}/invandningar/ny` : null
  const shown = { access: page.frame, view, calls, objectHref, now: page.scene.now }
  return page.sawAtEach(shown, view.notices, { id: period.id, period: period.id })
})
