import { useLoaderData } from '@remix-run/react'
import { MonthSwitch } from '~/components/time/month-switch'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { TakeAway } from '~/components/tables/take-away'
import { Sums } from '~/components/reports/sums'
import { Version } from '~/components/reports/version'
import type { FaststallandenView } from '~/services/reports/reports.server'
import { parseMonth } from '~/domain/time/time'
import { openedKeys } from '~/domain/news/opened'
import { useTexts } from '~/i18n/context'
import { monthSwitch } from '~/views/time/month-switch'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'faststallanden.read', type: 'month' }

export const loader = showPage('reports:read', read, async ({ access, scene, frame, sawAtEach, opens }, args) => {
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const base = `/b/${access.brukare.id}`
  const monthName = scene.f.month(month)
  const { reports } = args.context.services
  const view = await reports.faststallanden(access, scene, month)
  // What could not be read has not been seen.
  if (view.notices.length === 0) opens(openedKeys.faststallanden(month))
  return sawAtEach(
    {
      access: frame,
      view,
      time: monthSwitch(`${base}/faststallanden`, month, scene),
      trail: [{ href: `${base}/tidrapporter/${month}`, text: scene.t('reports.report.back', { month: monthName }) }],
      now: scene.now,
    },
    view.notices,
    { id: month, period: month },
  )
})

export default function Faststallanden() {
  const t = useTexts()
  const { access, view, time, trail, now } = useLoaderData<typeof loader>()
  return (
    <Page title={view.heading} access={access} trail={trail}>
      <Notices notices={view.notices} now={now} />
      <MonthSwitch {...time} />
      <p>{t('reports.explain')}</p>
      {view.sums && <Sums sums={view.sums} of="month" />}
      <Items items={view.items.slice(0, fewest)} />
      {view.items.length > fewest && (
        <Rest>
          <Items items={view.items.slice(fewest)} />
        </Rest>
      )}
      <TakeAway />
    </Page>
  )
}

/** So many of the newest are in sight on a page in lättläst. */
const fewest = 3

function Items({ items }: { items: FaststallandenView['items'] }) {
  const t = useTexts()
  return items.map((item) => (
    <section key={item.id} aria-labelledby={item.id}>
      <h2 id={item.id}>{t('reports.faststallanden.item', { staff: item.staff, version: item.version })}</h2>
      <Version version={item} />
      <p>
        <a href={item.href}>{t('reports.faststallanden.open', { staff: item.staff })}</a>
      </p>
    </section>
  ))
}
