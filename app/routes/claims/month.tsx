import { Heading } from '@digdir/designsystemet-react'
import { useLoaderData } from '@remix-run/react'
import { ClaimsPage } from '~/components/claims/page'
import { MonthFrame } from '~/components/time/month-switch'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { parseMonth } from '~/domain/time/time'
import { claimLinks } from '~/views/claims/claims'
import { monthPages, monthSwitch } from '~/views/time/month-switch'
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
      time: monthSwitch(`/b/${access.brukare.id}/rakningsunderlag`, month, scene),
      pages: monthPages({ brukareId: access.brukare.id, scopes: access.scopesAnywhere }, month, 'claims', scene),
      links: claimLinks(access.brukare.id, access.scopesAnywhere, month, scene),
      now: scene.now,
    },
    view.notices,
    { id: month, period: month },
  )
})

export default function ClaimsMonth() {
  const { access, view, monthName, time, pages, links, now } = useLoaderData<typeof loader>()
  return (
    <Page title={view.heading} heading={null} access={access}>
      <MonthFrame time={time} pages={pages} />
      <Heading level={1} data-size="lg">
        {view.heading}
      </Heading>
      <Notices notices={view.notices} now={now} />
      <ClaimsPage view={view} monthName={monthName} links={links} />
    </Page>
  )
}
