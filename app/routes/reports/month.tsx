import { Heading } from '@digdir/designsystemet-react'
import { useLoaderData } from '@remix-run/react'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { MonthFrame } from '~/components/time/month-switch'
import { ReviewChanged } from '~/components/reviews/changed'
import { ReportsMonth } from '~/components/reports/month'
import { parseMonth } from '~/domain/time/time'
import { openedKeys } from '~/domain/news/opened'
import { agreementId } from '~/views/hours/agreement'
import { hoursHref } from '~/views/hours/period'
import { monthPages, monthSwitch } from '~/views/time/month-switch'
import { reviewOf } from '~/routes/reviews/sent-back.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'reports.read', type: 'month' }

export const loader = showPage(
  'reports:read',
  read,
  async ({ access, frame, filledIn, judging, opens, sawAtEach }, args) => {
    const month = parseMonth(args.params.month ?? '')
    if (month === null) throw notFound()
    const scene = await judging()
    const base = `/b/${access.brukare.id}`
    const { reports } = args.context.services
    const view = await reports.month(access, scene, month, reviewOf(filledIn))
    // What was said of it stands there.
    const isTold = view.waiting.yours.some(({ key }) => key.startsWith('notUndone:'))
    if (isTold && view.notices.length === 0) opens(openedKeys.reviews(month))
    return sawAtEach(
      {
        access: frame,
        view,
        monthName: scene.f.month(month),
        links: {
          all: `${base}/faststallanden/${month}`,
          evidence: `${base}/sammanstallning/${month}`,
          hours: access.scopesAnywhere.has('hours:read')
            ? `${hoursHref(access.brukare.id, 'month', month)}#${agreementId}`
            : null,
          notes: access.role === 'brukare' ? null : `${base}/anteckningar`,
        },
        time: monthSwitch(`${base}/tidrapporter`, month, scene),
        pages: monthPages({ brukareId: access.brukare.id, scopes: access.scopesAnywhere }, month, 'reports', scene),
        now: scene.now,
      },
      view.notices,
      { id: month, period: month },
    )
  },
)

export default function TimeReportsMonth() {
  const { access, view, monthName, links, time, pages, now } = useLoaderData<typeof loader>()
  return (
    <ReviewChanged changed={view.reviewChanged}>
      <Page title={view.title} heading={null} access={access}>
        <MonthFrame time={time} pages={pages} />
        <Heading level={1} data-size="lg">
          {view.heading}
        </Heading>
        <Notices notices={view.notices} now={now} />
        <ReportsMonth view={view} monthName={monthName} links={links} />
      </Page>
    </ReviewChanged>
  )
}
