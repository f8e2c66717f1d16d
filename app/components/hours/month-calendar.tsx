import { picture } from '~/components/frame/picture'
import { Calendar } from '~/components/time/calendar'
import { fillOf } from '~/components/time/time-bar'
import { useTexts } from '~/i18n/context'
import type { DaysView, LackingDay } from '~/views/hours/days'

/** The days of a month. Only those that lack something are there for who listens; the others are a picture. */
export function MonthCalendar({ view }: { view: DaysView }) {
  const t = useTexts()
  const lacks = view.days.some(({ lacking }) => lacking !== null)
  return (
    <section className="ds-card month-calendar" aria-labelledby="dagar">
      <h2 id="dagar">{t('hours.days.heading')}</h2>
      <p>{view.sentence}</p>
      {lacks && (
        <>
          <Calendar place={view.place} label={view.label}>
            {view.days.map(({ id, number, isAhead, lacking }) =>
              lacking === null ? (
                <li key={id} className={isAhead ? 'ahead' : undefined} {...picture}>
                  {number}
                </li>
              ) : (
                <li key={id} className="told lacking">
                  <Lacking number={number} lacking={lacking} />
                </li>
              ),
            )}
          </Calendar>
          <ul className="key" {...picture}>
            <li className="lacking">{t('hours.days.key.lacking')}</li>
            <li className="ahead">{t('hours.days.key.ahead')}</li>
          </ul>
        </>
      )}
    </section>
  )
}

function Lacking({ number, lacking }: { number: number; lacking: LackingDay }) {
  const height = Math.round(lacking.share * 1000) / 10
  const words = (
    <>
      <span className="ds-sr-only">{lacking.text}</span>
      <span className="seen" aria-hidden="true">
        <span>{number}</span>
        {lacking.short.map((part) => (
          <b key={part}>{part}</b>
        ))}
      </span>
    </>
  )
  return (
    <>
      <svg className="time-bar" aria-hidden="true">
        <rect data-part="missing" y={`${100 - height}%`} width="100%" height={`${height}%`} fill={fillOf('missing')} />
      </svg>
      {lacking.href === null ? <span className="cell">{words}</span> : <a href={lacking.href}>{words}</a>}
    </>
  )
}
