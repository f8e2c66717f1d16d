import { useLoaderData } from '@remix-run/react'
import { Alert } from '~/components/frame/alert'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { ShiftDetails } from '~/components/schedule/shift-details'
import { Introduction } from '~/components/staff/introduction'
import { AnswerCard } from '~/components/urgent/answer-card'
import { CallCards } from '~/components/urgent/call-card'
import { mayAt } from '~/domain/access/rights'
import { parseDate } from '~/domain/time/time'
import { useFormats, useTexts } from '~/i18n/context'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'shift.read', type: 'shift' }

export const loader = showPage('schedule:read', read, async ({ access, scene, frame, saw, sawNothing }, args) => {
  const { providerId = '', shiftId = '' } = args.params
  const date = parseDate(args.params.date ?? '')
  if (date === null) throw notFound()
  const { page, ownShift, notices, card, call } = await args.context.services.schedule.shift(access, scene, {
    providerId,
    date,
    shiftId,
  })
  if (page === null && notices.length === 0) throw notFound()
  const base = `/b/${access.brukare.id}`
  const shown = {
    access: frame,
    page,
    ownShift,
    card,
    call,
    notices,
    now: scene.now,
    date,
    dayHref: `${base}/schema/dag/${date}`,
    reportHref: page?.timeReportId === undefined ? null : `${base}/tidrapport/${providerId}/${page.timeReportId}`,
    objectHref: mayAt(access, providerId, 'object')
      ? `${base}/invandningar/ny?typ=shift&provider=${providerId}&pass=${shiftId}&dag=${date}`
      : null,
  }
  return page === null ? sawNothing(shown, providerId) : saw(shown, { id: shiftId, providerId, period: date })
})

export default function ShiftPage() {
  const t = useTexts()
  const f = useFormats()
  const { access, page, ownShift, card, call, notices, now, date, ...links } = useLoaderData<typeof loader>()
  return (
    <Page
      title={page?.heading ?? t('schedule.shift.unknown', { date: f.date(date) })}
      access={access}
      trail={[{ href: links.dayHref, text: t('schedule.shift.back') }]}
    >
      <Notices notices={notices} now={now} />
      {ownShift && <Alert tone="warning">{t('access.conflict.ownShift')}</Alert>}
      {card && <AnswerCard card={card} level={2} withActivities={false} />}
      {page && <ShiftDetails page={page} reportHref={links.reportHref} objectHref={links.objectHref} />}
      {page && <Introduction introduction={page.introduction} />}
      {call && <CallCards calls={[call]} />}
    </Page>
  )
}
