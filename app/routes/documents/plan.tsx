import { useLoaderData } from '@remix-run/react'
import { Plan } from '~/components/documents/plan'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { openedKeys } from '~/domain/news/opened'
import { useTexts } from '~/i18n/context'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'plan.read', type: 'document' }

/** The plan of the help, to read and print. */
export const loader = showPage('notes:read', read, async ({ access, scene, frame, opens, saw, sawNothing }, args) => {
  const { providerId = '', planId: documentId = '' } = args.params
  const { plan, call, notices } = await args.context.services.documents.plan(access, scene, { providerId, documentId })
  if (plan === null && notices.length === 0) throw notFound()
  const mayWish = plan !== null && (await args.context.services.wishes.takes(access, scene, providerId))
  const wishHref = mayWish
    ? `/b/${access.brukare.id}/onskemal/nytt?typ=plan&provider=${providerId}&plan=${documentId}`
    : null
  const shown = {
    access: frame,
    plan,
    wishHref,
    call,
    notices,
    now: scene.now,
    listHref: `/b/${access.brukare.id}/dokument`,
  }
  if (plan === null) return sawNothing(shown, providerId)
  opens(openedKeys.document(providerId, documentId))
  return saw(shown, { id: documentId, providerId })
})

export default function PlanPage() {
  const t = useTexts()
  const { access, plan, wishHref, call, notices, now, listHref } = useLoaderData<typeof loader>()
  return (
    <Page
      title={plan?.title ?? t('documents.plan.unknown')}
      about={plan?.providerName}
      lead={plan?.lead}
      access={access}
      trail={[{ href: listHref, text: t('documents.title') }]}
    >
      <Notices notices={notices} now={now} />
      {plan !== null && <Plan plan={plan} wishHref={wishHref} call={call} />}
    </Page>
  )
}
