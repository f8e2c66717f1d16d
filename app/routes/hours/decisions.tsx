import { useLoaderData } from '@remix-run/react'
import { Decisions } from '~/components/hours/decisions'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { TakeAway } from '~/components/tables/take-away'
import { useTexts } from '~/i18n/context'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'decisions.read', type: 'grants' }

export const loader = showPage('hours:read', read, async ({ access, scene, frame, sawAtEach }, args) => {
  const view = await args.context.services.hours.decisionsWithHours(access, scene)
  return sawAtEach({ access: frame, view, hoursHref: `/b/${access.brukare.id}/timmar`, now: scene.now }, view.notices)
})

export default function DecisionsPage() {
  const t = useTexts()
  const { access, view, hoursHref, now } = useLoaderData<typeof loader>()
  return (
    <Page title={view.heading} access={access} trail={[{ href: hoursHref, text: t('hours.title') }]}>
      <Notices notices={view.notices} now={now} />
      <Decisions view={view} />
      <TakeAway />
    </Page>
  )
}
