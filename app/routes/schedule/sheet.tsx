import { useLoaderData } from '@remix-run/react'
import { SheetPage } from '~/components/schedule/sheet'
import { openedKeys } from '~/domain/news/opened'
import { parseWeek } from '~/domain/time/time'
import { notFound, showPage } from '~/routes/frame/open-page.server'
import { sheetLinks } from '~/views/schedule/sheet-links'
import { pageFit } from '~/views/schedule/sheet-fit'

const read = { action: 'schedule.read', type: 'schedule' }

/** A week on one sheet, to print. */
export const loader = showPage('schedule:read', read, async ({ access, scene, frame, opens, sawAtEach }, args) => {
  const { week = '' } = args.params
  const days = parseWeek(week)
  if (days === null) throw notFound()
  const { sheet, notices } = await args.context.services.sheet.week(access, scene, days)
  const links = sheetLinks(access.brukare.id, days.from, scene)
  const shown = { access: frame, sheet, fit: pageFit(sheet), notices, ...links, now: scene.now }
  opens(openedKeys.sheet(days.from))
  return sawAtEach(shown, notices, { id: week, period: week })
})

export default function Sheet() {
  return <SheetPage {...useLoaderData<typeof loader>()} />
}
