import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Continuity } from '~/components/hours/continuity'
import { Notices } from '~/components/layout/notices'
import { Page } from '~/components/layout/page'
import { TakeAway } from '~/components/layout/take-away'
import { useTexts } from '~/i18n/context'
import { openPage } from './shared/open-page.server'

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
