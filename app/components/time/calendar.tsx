import type { ReactNode } from 'react'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import type { CalendarPlace } from '~/views/time/calendar'

type Props = { place: CalendarPlace; label: string; children: ReactNode }

/**
 * The days of a month under the days of the week, `children` a `li` each. Those that say something are `className="told"`, in a
 * list with a name; the others are a picture. Where there is no room for seven beside each other the told ones are a list.
 */
export function Calendar({ place: { weekdays, before }, label, children }: Props) {
  return (
    <div className="calendar">
      <PageStyle part="calendar" />
      <div className="weekdays" {...picture}>
        {weekdays.map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
      <ol className="days" role="list" aria-label={label}>
        {Array.from({ length: before }, (_, at) => (
          <li key={at} className="no-day" {...picture} />
        ))}
        {children}
      </ol>
    </div>
  )
}
