import { useLoaderData } from '@remix-run/react'
import { mayAt } from '~/domain/access/rights'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { RowDetails } from '~/components/reports/row-details'
import { useTexts } from '~/i18n/context'
import { reportHref } from '~/views/reports/month'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'row.read', type: 'timeReportRow' }

export const loader = showPage('reports:read', read, async ({ access, scene, frame, saw, sawNothing }, args) => {
  const { providerId = '', reportId = '', rowId = '' } = args.params
  const { reports, comments } = args.context.services
  const mayObject = mayAt(access, providerId, 'object')
  const [{ found, notices }, mayComment] = await Promise.all([
    reports.row(access, scene, { providerId, reportId, rowId }),
    mayObject && comments.offered(providerId, scene),
  ])
  if (found === null && notices.length === 0) throw notFound()
  const base = `/b/${access.brukare.id}`
  const shown = {
    access: frame,
    found,
    notices,
    now: scene.now,
    reportHref: reportHref(access.brukare.id, providerId, reportId),
    objectHref: mayObject
      ? `${base}/invandningar/ny?typ=rows&provider=${providerId}&rapport=${reportId}&rad=${rowId}`
      : null,
    commentHref: mayComment ? `${base}/kommentar/${providerId}/${reportId}?rad=${rowId}` : null,
  }
  return found === null
    ? sawNothing(shown, providerId)
    : saw(shown, { id: rowId, providerId, period: found.month, about: found.staff })
})

export default function TimeReportRowPage() {
  const t = useTexts()
  const { access, found, notices, now, ...links } = useLoaderData<typeof loader>()
  return (
    <Page
      title={found?.title ?? t('reports.row.unknown')}
      about={found?.staff}
      heading={found?.heading}
      access={access}
      trail={[{ href: links.reportHref, text: t('reports.row.back') }]}
    >
      <Notices notices={notices} now={now} />
      {found && <RowDetails row={found} {...links} />}
    </Page>
  )
}
