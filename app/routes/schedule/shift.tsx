import { useLoaderData } from '@remix-run/react'
import { Alert } from '~/components/frame/alert'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Follows } from '~/components/live/follows'
import { ShiftDetails } from '~/components/schedule/shift-details'
import { AnswerCard } from '~/components/now/answer-card'
import { Introduction } from '~/components/staff/introduction'
import { CallCards } from '~/components/urgent/call-card'
import { openedKeys } from '~/domain/news/opened'
import { parseDate } from '~/domain/time/time'
import { useFormats, useTexts } from '~/i18n/context'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'shift.read', type: 'shift' }

export const loader = showPage(
  'schedule:read',
  read,
  async ({ access, scene, frame, saw, sawNothing, opens }, args) => {
    const { providerId = '', shiftId = '' } = args.params
    const date = parseDate(args.params.date ?? '')
    if (date === null) throw notFound()
    const { page, ownShift, notices, call } = await args.context.services.schedule.shift(access, scene, {
      providerId,
      date,
      shiftId,
    })
    if (page === null && notices.length === 0) throw notFound()
    // What could not be read has not been seen.
    if (page !== null && notices.length === 0) opens(openedKeys.shift(providerId, shiftId))
    const base = `/b/${access.brukare.id}`
    const isAhead = page !== null && page.view.start > scene.now.getTime() && page.view.state !== 'cancelled'
    const mayWish = isAhead && (await args.context.services.wishes.takes(access, scene, providerId))
    const isOff = page?.view.state === 'cancelled'
    const wishId = isOff ? await args.context.services.wishes.declining(access, { providerId, shiftId }) : null
    const shown = {
      access: frame,
      ...{ page, ownShift, call, notices, date },
      now: scene.now,
      dayHref: `${base}/schema/dag/${date}`,
      wishHref: mayWish ? `${base}/onskemal/nytt?provider=${providerId}&pass=${shiftId}&dag=${date}` : null,
      declinedHref: wishId === null ? null : `${base}/onskemal/${wishId}`,
      reportHref: page?.timeReportId === undefined ? null : `${base}/tidrapport/${providerId}/${page.timeReportId}`,
    }
    return page === null ? sawNothing(shown, providerId) : saw(shown, { id: shiftId, providerId, period: date })
  },
)

export default function ShiftPage() {
  const t = useTexts()
  const f = useFormats()
  const { access, page, ownShift, call, notices, now, date, dayHref, reportHref, wishHref, declinedHref } =
    useLoaderData<typeof loader>()
  const follows = <Follows byClock />
  return (
    <Page
      title={page?.title ?? t('schedule.shift.unknown', { date: f.date(date) })}
      heading={page === null ? undefined : null}
      access={access}
      trail={[{ href: dayHref, text: t('schedule.shift.back') }]}
    >
      {page === null ? (
        <>
          <Notices notices={notices} now={now} />
          {call && <CallCards calls={[call]} />}
        </>
      ) : (
        <ShiftDetails {...{ page, reportHref, wishHref, declinedHref, call }}>
          <AnswerCard card={page.answer} level={1} withActivities={false} foot={follows}>
            <Notices notices={notices} now={now} />
            {ownShift && <Alert tone="warning">{t('access.conflict.ownShift')}</Alert>}
          </AnswerCard>
          <Introduction introduction={page.introduction} />
        </ShiftDetails>
      )}
    </Page>
  )
}
