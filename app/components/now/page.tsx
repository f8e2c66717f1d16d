import type { PageAccess } from '~/components/frame/acting-for'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { useFormats, useTexts } from '~/i18n/context'
import type { NowView } from '~/views/now/now'
import type { ShiftView } from '~/views/schedule/shift'
import { ShiftList } from '~/components/schedule/shift-list'
import { Waiting } from '~/components/work-list/waiting'
import { AnswerCard } from '~/components/urgent/answer-card'
import { CallCards } from '~/components/urgent/call-card'

type Props = { access: PageAccess; view: NowView; now: Date }

/** Now and next: the answer first, in words; then what waits, today, tomorrow and what has changed. */
export function NowPage({ access, view, now }: Props) {
  const t = useTexts()
  const f = useFormats()
  const base = `/b/${access.brukare.id}`
  return (
    <Page title={view.answer} heading={view.card === null ? undefined : null} access={access}>
      <Notices notices={view.notices} now={now} />
      {view.card !== null && <AnswerCard card={view.card} level={1} />}
      {view.lines.map((line) => (
        <p key={line} className="lead">
          {line}
        </p>
      ))}
      <p className="quiet">
        {t('now.updated', { time: f.atTime(now) })}{' '}
        <a className="no-print" href={base}>
          {t('now.refresh')}
        </a>
      </p>
      {view.others.map((card) => (
        <AnswerCard key={card.id} card={card} level={2} />
      ))}
      <Waiting view={view.waiting} />
      {view.known !== 'notYours' && (
        <>
          <Day id="i-dag" heading={t('now.today', { date: f.date(now) })} shifts={view.today} none={view.none.today} />
          <Day id="i-morgon" heading={t('now.tomorrow')} shifts={view.tomorrow} none={view.none.tomorrow} />
          <CallCards calls={view.calls} />
          <section aria-labelledby="andrat">
            <h2 id="andrat">{t('now.changes.heading')}</h2>
            {view.changes.length === 0 ? (
              <p>{view.none.changes}</p>
            ) : (
              <ul className="changes">
                {view.changes.map(({ shift, day, isNew }) => (
                  <li key={shift.href} data-new={isNew || undefined}>
                    <a href={shift.href}>
                      {t(isNew ? 'now.changes.linkNew' : 'now.changes.link', { day, span: shift.spanSpoken })}
                    </a>
                    <p>{shift.sentence}</p>
                    {shift.remarks.map((remark) => (
                      <p key={remark}>{remark}</p>
                    ))}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <p>
            <a className="no-print" href={`${base}/schema`}>
              {t('now.wholeSchedule')}
            </a>
          </p>
        </>
      )}
      {access.scopes.includes('access:manage') && (
        <p>
          <a className="action-link" href={`${base}/logg`}>
            {t('access-log.title')}
          </a>
        </p>
      )}
    </Page>
  )
}

function Day({
  id,
  heading,
  shifts,
  none,
}: {
  id: string
  heading: string
  shifts: readonly ShiftView[]
  none: string
}) {
  return (
    <section className="day" aria-labelledby={id}>
      <PageStyle part="schedule" />
      <h2 id={id} className="day-heading">
        {heading}
      </h2>
      {shifts.length === 0 ? <p>{none}</p> : <ShiftList shifts={shifts} />}
    </section>
  )
}
