import { useLoaderData } from '@remix-run/react'
import { DocumentList } from '~/components/documents/list'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'documents.read', type: 'documents' }

/** The documents of the providers that one may read. */
export const loader = showPage('schedule:read', read, async ({ access, frame, judging, sawAtEach }, args) => {
  const scene = await judging()
  const view = await args.context.services.documents.list(access, scene)
  return sawAtEach({ access: frame, view, now: scene.now }, view.notices)
})

export default function Documents() {
  const t = useTexts()
  const { access, view, now } = useLoaderData<typeof loader>()
  return (
    <Page title={view.heading} lead={t('documents.lead')} access={access}>
      <Notices notices={view.notices} now={now} />
      <DocumentList items={view.items} />
    </Page>
  )
}
