import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Decisions } from '~/components/hours/decisions'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { TakeAway } from '~/components/tables/take-away'
import { useTexts } from '~/i18n/context'
import { openPage } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const read = { action: 'decisions.read', type: 'grants' }
  const { access, scene, frame } = await openPage(args, 'hours:read', read)
  const view = await args.context.services.hours.decisions(access, scene)
  return { access: frame, view, hoursHref: `/b/${access.brukare.id}/timmar`, now: scene.now }
}

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
