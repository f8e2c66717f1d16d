import { useLoaderData } from '@remix-run/react'
import { ClaimsPage } from '~/components/claims/page'
import { MonthPlaces } from '~/components/frame/month-places'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Pager } from '~/components/frame/pager'
import { parseMonth } from '~/domain/time/time'
import { useTexts } from '~/i18n/context'
import { claimLinks } from '~/views/claims/claims'
import { monthPager } from '~/views/frame/month-pager'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'claim.read', type: 'month' }

export const loader = showPage('claim:read', read, async ({ access, scene, frame, sawAtEach }, args) => {
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const staff = new URL(args.request.url).searchParams.get('assistent')
  const view = await args.context.services.claims.month(access, scene, month, staff)
  return sawAtEach(
    {
      access: frame,
      view,
      monthName: scene.f.month(month),
      pager: monthPager(`/b/${access.brukare.id}/rakningsunderlag`, month, scene),
      links: claimLinks(access.brukare.id, access.scopesAnywhere, month, scene),
      now: scene.now,
    },
    view.notices,
    { id: month, period: month },
  )
})

export default function ClaimsMonth() {
  const t = useTexts()
  const { access, view, monthName, pager, links, now } = useLoaderData<typeof loader>()
  return (
    <Page title={view.heading} access={access}>
      <MonthPlaces access={access} here="claims" />
      <Notices notices={view.notices} now={now} />
      <Pager label={t('reports.pager.label')} {...pager} />
      <ClaimsPage view={view} monthName={monthName} links={links} />
    </Page>
  )
}
