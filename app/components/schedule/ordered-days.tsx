import { PageStyle } from '~/components/frame/page-style'
import { useLess } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import type { DaysInOrder, FoldedDay } from '~/views/schedule/period'
import type { DayView } from '~/views/schedule/schedule'
import { ShiftDays, ShiftList } from './shift-list'

/** What is said in the picture of a day of which not all is known; null: all is. */
export function useUnknownOf(): (day: DayView) => string | null {
  const t = useTexts()
  return ({ standing }) => (standing === 'planned' ? null : t(`schedule.strip.${standing}`))
}

type Props = { order: DaysInOrder; period: 'week' | 'month' }

/**
 * Days as lists: today first, then what comes, and behind a line each what has been. Where less is to be in sight what comes after
 * today is behind a line each too, which says how much it is and what of it there is to look at. On paper in the order of the days.
 */
export function OrderedDays({ order: { today, ahead, before }, period }: Props) {
  const t = useTexts()
  const isLess = useLess() && today !== null
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
          {isLess ? <FoldedDays days={ahead} /> : <ShiftDays days={ahead.map(({ day }) => day)} />}
        </div>
      )}
      {before.length > 0 && (
        <section className="days-before" aria-labelledby="tidigare">
          <h2 id="tidigare">{t(`schedule.earlier.${period}`)}</h2>
          <FoldedDays days={before} />
        </section>
      )}
    </div>
  )
}

function FoldedDays({ days }: { days: readonly FoldedDay[] }) {
  return days.map(({ day, text, isOpen }) => (
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
  ))
}
