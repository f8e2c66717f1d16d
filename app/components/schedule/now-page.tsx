import type { PageAccess } from '~/components/layout/acting-for'
import { Alert } from '~/components/layout/alert'
import { Notices } from '~/components/layout/notices'
import { Page } from '~/components/layout/page'
import { useFormats, useTexts } from '~/i18n/context'
import type { NowView } from '~/views/now'
import type { ShiftView } from '~/views/shift'
import { ShiftList } from './shift-list'

type Props = { access: PageAccess; view: NowView; now: Date }

/** Now and next: the answer first, in words; then what waits, today, tomorrow and what has changed. */
export function NowPage({ access, view, now }: Props) {
  const t = useTexts()
  const f = useFormats()
  const base = `/b/${access.brukare.id}`
  return (
    <Page title={view.answer} access={access}>
      {view.lines.map((line) => (
        <p key={line} className="lead">
          {line}
        </p>
      ))}
      <Notices notices={view.notices} now={now} />
      <p className="quiet">
        {t('home.updated', { time: f.atTime(now) })} <a href={base}>{t('home.refresh')}</a>
      </p>
      {view.waiting.length > 0 && (
        <Alert tone="info" title={t('home.waiting.heading')}>
          <ul>
            {view.waiting.map((item) => (
              <li key={item.href}>
                <a href={item.href}>{item.text}</a>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {access.scopes.includes('schedule:read') && (
        <>
          <Day
            id="i-dag"
            heading={t('home.today', { date: f.date(now) })}
            shifts={view.today}
            none={t('home.noneToday')}
          />
          <Day id="i-morgon" heading={t('home.tomorrow')} shifts={view.tomorrow} none={t('home.noneTomorrow')} />
          <section aria-labelledby="andrat">
            <h2 id="andrat">{t('home.changes.heading')}</h2>
            {view.changes.length === 0 ? (
              <p>{t('home.changes.none')}</p>
            ) : (
              <ul className="changes">
                {view.changes.map(({ shift, day, isNew }) => (
                  <li key={shift.href} data-new={isNew || undefined}>
                    <a href={shift.href}>
                      {t(isNew ? 'home.changes.linkNew' : 'home.changes.link', { day, span: shift.spanSpoken })}
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
            <a href={`${base}/schema`}>{t('home.wholeSchedule')}</a>
          </p>
        </>
      )}
      {access.scopes.includes('access:manage') && (
        <p>
          <a className="action-link" href={`${base}/logg`}>
            {t('log.title')}
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
