import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import type { DaysInOrder } from '~/views/schedule/period'
import type { DayView } from '~/views/schedule/schedule'
import { ShiftDays, ShiftList } from './shift-list'

/** What is said in the picture of a day of which not all is known; null: all is. */
export function useUnknownOf(): (day: DayView) => string | null {
  const t = useTexts()
  return ({ standing }) => (standing === 'planned' ? null : t(`schedule.strip.${standing}`))
}

type Props = { order: DaysInOrder; period: 'week' | 'month' }

/** Days as lists: today first, then what comes, and behind a line each what has been. On paper in the order of the days. */
export function OrderedDays({ order: { today, ahead, before }, period }: Props) {
  const t = useTexts()
  return (
    <div className="days-in-order">
      <PageStyle part="days" />
      {today !== null && (
        <div className="day-today">
          <ShiftDays days={[today]} />
        </div>
      )}
      {ahead.length > 0 && (
        <div className="days-ahead">
          <ShiftDays days={ahead} />
        </div>
      )}
      {before.length > 0 && (
        <section className="days-before" aria-labelledby="tidigare">
          <h2 id="tidigare">{t(`schedule.earlier.${period}`)}</h2>
          {before.map(({ day, text, isOpen }) => (
            <details key={day.date} className="ds-details" id={`dag-${day.date}`} open={isOpen}>
              <summary>{text}</summary>
              <div>
                {day.shifts.length + day.goingOn.length === 0 ? (
                  <p className="quiet">{day.empty}</p>
                ) : (
                  <ShiftList shifts={[...day.goingOn, ...day.shifts]} />
                )}
              </div>
            </details>
          ))}
        </section>
      )}
    </div>
  )
}
