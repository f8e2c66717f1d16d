import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayAt } from '~/domain/access/rights'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { RowDetails } from '~/components/reports/row-details'
import { useTexts } from '~/i18n/context'
import { reportHref } from '~/views/reports/month'
import { notFound, openPage } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { providerId = '', reportId = '', rowId = '' } = args.params
  const { access, scene, frame } = await openPage(args, 'reports:read', {
    action: 'row.read',
    type: 'timeReportRow',
    id: rowId,
  })
  const { found, notices } = await args.context.services.reports.row(access, scene, { providerId, reportId, rowId })
  if (found === null && notices.length === 0) throw notFound()
  const base = `/b/${access.brukare.id}`
  const mayObject = mayAt(access, providerId, 'object')
  return {
    access: frame,
    found,
    notices,
    now: scene.now,
    reportHref: reportHref(access.brukare.id, providerId, reportId),
    objectHref: mayObject
      ? `${base}/invandningar/ny?typ=rows&provider=${providerId}&rapport=${reportId}&rad=${rowId}`
      : null,
    commentHref: mayObject ? `${base}/kommentar/${providerId}/${reportId}?rad=${rowId}` : null,
  }
}

export default function TimeReportRowPage() {
  const t = useTexts()
  const { access, found, notices, now, ...links } = useLoaderData<typeof loader>()
  return (
    <Page
      title={found?.heading ?? t('reports.title')}
      access={access}
      trail={[{ href: links.reportHref, text: t('reports.row.back') }]}
    >
      <Notices notices={notices} now={now} />
      {found && <RowDetails row={found} {...links} />}
    </Page>
  )
}
