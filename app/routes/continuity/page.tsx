import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Continuity } from '~/components/continuity/page'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { TakeAway } from '~/components/tables/take-away'
import { useTexts } from '~/i18n/context'
import { openPage } from '~/routes/frame/open-page.server'

/** How many different persons come, and whether they keep to the plan. */
export async function loader(args: LoaderFunctionArgs) {
  const read = { action: 'continuity.read', type: 'continuity' }
  const { access, scene, frame } = await openPage(args, 'hours:read', read)
  const view = await args.context.services.continuity(access, scene)
  return { access: frame, view, hoursHref: `/b/${access.brukare.id}/timmar`, now: scene.now }
}

export default function ContinuityPage() {
  const t = useTexts()
  const { access, view, hoursHref, now } = useLoaderData<typeof loader>()
  return (
    <Page title={view.heading} access={access} trail={[{ href: hoursHref, text: t('hours.title') }]}>
      <Notices notices={view.notices} now={now} />
      <Continuity view={view} />
      <TakeAway />
    </Page>
  )
}
