import { useLoaderData } from '@remix-run/react'
import { MonthPlaces } from '~/components/frame/month-places'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Pager } from '~/components/frame/pager'
import { ReportsMonth } from '~/components/reports/month'
import { parseMonth } from '~/domain/time/time'
import { useTexts } from '~/i18n/context'
import { claimsHref } from '~/views/hours/period'
import { monthPager } from '~/views/frame/month-pager'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'reports.read', type: 'month' }

export const loader = showPage('reports:read', read, async ({ access, scene, frame, sawAtEach }, args) => {
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const base = `/b/${access.brukare.id}`
  const view = await args.context.services.reports.month(access, scene, month)
  return sawAtEach(
    {
      access: frame,
      view,
      monthName: scene.f.month(month),
      links: {
        all: `${base}/faststallanden/${month}`,
        evidence: `${base}/underlag/${month}`,
        claims: access.scopesAnywhere.has('claim:read') ? claimsHref(access.brukare.id, month) : null,
        notes: access.role === 'brukare' ? null : `${base}/anteckningar`,
      },
      pager: monthPager(`${base}/tidrapporter`, month, scene),
      now: scene.now,
    },
    view.notices,
    { id: month, period: month },
  )
})

export default function TimeReportsMonth() {
  const t = useTexts()
  const { access, view, monthName, links, pager, now } = useLoaderData<typeof loader>()
  return (
    <Page title={view.heading} access={access}>
      <MonthPlaces access={access} here="reports" />
      <Notices notices={view.notices} now={now} />
      <Pager label={t('reports.pager.label')} {...pager} />
      <ReportsMonth view={view} monthName={monthName} links={links} />
    </Page>
  )
}
