import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { NewTag } from '~/components/news/new-tag'
import { useTexts } from '~/i18n/context'
import type { DayView } from '~/views/schedule/schedule'
import type { ShiftView } from '~/views/schedule/shift'

/**
 * The schedule's own representation at every size and in print: a heading for each day and a sentence for each shift.
 * `level` is the heading level of the days.
 */
export function ShiftDays({ days, level = 2 }: { days: readonly DayView[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return days.map((day) => (
    <section key={day.date} className="day" data-today={day.isToday || undefined} aria-labelledby={`dag-${day.date}`}>
      <PageStyle part="schedule" />
      <Heading className="ds-heading day-heading" data-size="sm" id={`dag-${day.date}`}>
        {day.heading}
      </Heading>
      {day.shifts.length + day.goingOn.length === 0 ? (
        <p className="ds-paragraph quiet">{day.empty}</p>
      ) : (
        <ShiftList shifts={[...day.goingOn, ...day.shifts]} />
      )}
    </section>
  ))
}

/** Shifts as sentences. The big clock times are for the eye; the sentence says them to a screen reader. */
export function ShiftList({ shifts }: { shifts: readonly ShiftView[] }) {
  const t = useTexts()
  return (
    <ul className="shifts">
      <PageStyle part="schedule" />
      {shifts.map((shift) => (
        <li key={shift.href} className="shift" data-state={shift.state} data-missed={shift.missed || undefined}>
          <p className="shift-span" aria-hidden="true">
            {shift.span}
          </p>
          <div className="shift-text">
            {shift.missed && (
              <p className="shift-mark">
                <Icon name="XMarkOctagonFill" />
                <span>{t(shift.state === 'late' ? 'urgent.mark.late' : 'urgent.mark.missed')}</span>
              </p>
            )}
            <p className="shift-sentence">{shift.sentence}</p>
            {shift.remarks.map((remark) => (
              <p key={remark} className="shift-remark">
                {remark}
              </p>
            ))}
            <a className="ds-link shift-more" href={shift.href} aria-label={shift.moreLabel}>
              {t('schedule.more')}
            </a>
            <NewTag newness={shift.newness} />
          </div>
        </li>
      ))}
    </ul>
  )
}
