import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { useFormats, useTexts } from '~/i18n/context'
import type { NowView } from '~/views/now/now'
import type { ShiftView } from '~/views/schedule/shift'
import { ShiftList } from '~/components/schedule/shift-list'

type Props = { access: PageAccess; view: NowView; now: Date }

/** Now and next: the answer first, in words; then what waits, today, tomorrow and what has changed. */
export function NowPage({ access, view, now }: Props) {
  const t = useTexts()
  const f = useFormats()
  const base = `/b/${access.brukare.id}`
  return (
    <Page title={view.answer} access={access}>
      <Notices notices={view.notices} now={now} />
      {view.lines.map((line) => (
        <p key={line} className="lead">
          {line}
        </p>
      ))}
      <p className="quiet">
        {t('now.updated', { time: f.atTime(now) })} <a href={base}>{t('now.refresh')}</a>
      </p>
      {view.waiting.length > 0 && (
        <Alert tone="info" title={t('now.waiting.heading')}>
          <ul>
            {view.waiting.map((item) => (
              <li key={item.href}>
                <a href={item.href}>{item.text}</a>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {view.known !== 'notYours' && (
        <>
          <Day id="i-dag" heading={t('now.today', { date: f.date(now) })} shifts={view.today} none={view.none.today} />
          <Day id="i-morgon" heading={t('now.tomorrow')} shifts={view.tomorrow} none={view.none.tomorrow} />
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
            <a href={`${base}/schema`}>{t('now.wholeSchedule')}</a>
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
      <h2 id={id} className="day-heading">
        {heading}
      </h2>
      {shifts.length === 0 ? <p>{none}</p> : <ShiftList shifts={shifts} />}
    </section>
  )
}
