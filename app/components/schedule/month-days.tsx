import type { ReactNode } from 'react'
import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { Calendar } from '~/components/time/calendar'
import type { HowKnown } from '~/domain/known'
import { useTexts } from '~/i18n/context'
import type { DayToSee, MonthView } from '~/views/schedule/period'
import { DateTiles } from './date-tiles'
import { signs, signOf } from './mark-icons'

type Props = {
  month: MonthView
  known: HowKnown
  /** What there is to look at, in numbers. */
  children: ReactNode
}

/** A month: which days have shifts, and below only the days that are to be looked at. All its shifts are a page of their own. */
export function MonthDays({ month, known, children }: Props) {
  return (
    <div className="month">
      <PageStyle part="days" />
      <Cells month={month} />
      <div className="month-to-see">
        {children}
        <ToSee month={month} known={known} />
      </div>
    </div>
  )
}

function Cells({ month: { place, label, cells, keys } }: Pick<Props, 'month'>) {
  return (
    <div className="schedule-calendar">
      <Calendar place={place} label={label}>
        {cells.map(({ date, number, mark, text, count, isToday, href }) => {
          const sign = signOf(mark)
          if (href === null)
            return (
              <li key={date} data-mark={mark} {...picture}>
                {number}
              </li>
            )
          return (
            <li key={date} className="told" data-mark={mark}>
              <a href={href} aria-current={isToday ? 'date' : undefined}>
                <span className="ds-sr-only">{text}</span>
                <span className="seen" aria-hidden="true">
                  <b>{number}</b>
                  <span className="many">{count}</span>
                  {sign !== null && <Icon name={sign} />}
                </span>
              </a>
            </li>
          )
        })}
      </Calendar>
      <ul className="mark-key" {...picture}>
        {keys.map(({ mark, text }) => {
          const sign = signOf(mark)
          return (
            <li key={mark} data-mark={mark}>
              {sign === null ? <i /> : <Icon name={sign} />}
              <span>{text}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function ToSee({ month: { toSee, earlier }, known }: Pick<Props, 'month' | 'known'>) {
  const t = useTexts()
  const count = toSee.length + earlier.length
  if (count === 0) return <p>{t(known === 'known' ? 'schedule.look.none' : 'schedule.look.unknown')}</p>
  return (
    <section className="ds-card" aria-labelledby="att-titta-pa">
      <h2 id="att-titta-pa">{t(known === 'known' ? 'schedule.look.heading' : 'schedule.look.atLeast', { count })}</h2>
      {toSee.length > 0 && <DayTiles days={toSee} />}
      {earlier.length > 0 && (
        <details className="ds-details">
          <summary>{t('schedule.look.earlier', { count: earlier.length })}</summary>
          <div>
            <DayTiles days={earlier} />
          </div>
        </details>
      )}
    </section>
  )
}

/** Days with what is news of them; the link is the day, and says how many shifts it has. */
function DayTiles({ days }: { days: readonly DayToSee[] }) {
  const t = useTexts()
  return (
    <DateTiles
      tiles={days.map(({ cell, tile, href, day, news, more }) => ({
        ...{ key: cell.date, mark: cell.mark, tile, href, text: day, newness: null },
        lines: [
          ...news.map(({ href: key, mark, kind, sentence: text, newness }) => ({
            ...{ key, text, kind, newness, icon: signs[mark] },
          })),
          ...(more > 0 ? [{ key: 'more', text: t('schedule.look.more', { count: more }) }] : []),
        ],
      }))}
    />
  )
}
