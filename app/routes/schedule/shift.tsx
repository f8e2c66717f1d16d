import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Alert } from '~/components/frame/alert'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { ShiftDetails } from '~/components/schedule/shift-details'
import { mayAt } from '~/domain/access/rights'
import { parseDate } from '~/domain/time/time'
import { useTexts } from '~/i18n/context'
import { notFound, openPage } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { providerId = '', shiftId = '' } = args.params
  const { access, scene, frame } = await openPage(args, 'schedule:read', {
    action: 'shift.read',
    type: 'shift',
    id: shiftId,
  })
  const date = parseDate(args.params.date ?? '')
  if (date === null) throw notFound()
  const { page, ownShift, notices } = await args.context.services.schedule.shift(access, scene, {
    providerId,
    date,
    shiftId,
  })
  if (page === null && notices.length === 0) throw notFound()
  const base = `/b/${access.brukare.id}`
  return {
    access: frame,
    page,
    ownShift,
    notices,
    now: scene.now,
    dayHref: `${base}/schema/dag/${date}`,
    reportHref: page?.timeReportId === undefined ? null : `${base}/tidrapport/${providerId}/${page.timeReportId}`,
    objectHref: mayAt(access, providerId, 'object')
      ? `${base}/invandningar/ny?typ=shift&provider=${providerId}&pass=${shiftId}&dag=${date}`
      : null,
  }
}

export default function ShiftPage() {
  const t = useTexts()
  const { access, page, ownShift, notices, now, ...links } = useLoaderData<typeof loader>()
  return (
    <Page
      title={page?.heading ?? t('schedule.title')}
      access={access}
      trail={[{ href: links.dayHref, text: t('schedule.shift.back') }]}
    >
      <Notices notices={notices} now={now} />
      {ownShift && <Alert tone="warning">{t('access.conflict.ownShift')}</Alert>}
      {page && <ShiftDetails page={page} reportHref={links.reportHref} objectHref={links.objectHref} />}
    </Page>
  )
}
