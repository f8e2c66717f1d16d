import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { useLess } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import type { DayCell } from '~/views/schedule/day-cell'
import type { DaysInOrder } from '~/views/schedule/period'
import type { DayView } from '~/views/schedule/schedule'
import { DayStrip } from './day-strip'
import { signs, signOf, type SignedMark } from './mark-icons'
import { OrderedDays, useUnknownOf } from './ordered-days'

type Props = { cells: readonly DayCell[]; order: DaysInOrder; days: readonly DayView[]; now: Date }

/**
 * A week: its days as links to their lists, as pictures under one another, and as lists. Where there is room the first list stands
 * beside the pictures and the others under them, beside one another; on a phone what is today comes before the pictures.
 */
export function WeekDays({ cells, order, days, now }: Props) {
  // Where less is to be in sight the days are words: the pictures repeat them.
  const isLess = useLess()
  return (
    <div className="week-page">
      <PageStyle part="days" />
      <PageStyle part="week" />
      <div className="week" data-words={isLess || undefined}>
        <div className="week-look">
          <div>
            <Cells cells={cells} />
            {!isLess && <Strips cells={cells} days={days} now={now} />}
          </div>
        </div>
        <OrderedDays order={order} period="week" />
      </div>
    </div>
  )
}

function Cells({ cells }: Pick<Props, 'cells'>) {
  const t = useTexts()
  return (
    <nav className="week-cells" aria-label={t('schedule.cell.label')}>
      <ol role="list">
        {cells.map(({ date, weekday, number, mark, text, isToday }) => {
          const sign = signOf(mark)
          return (
            <li key={date} data-mark={mark}>
              <a href={`#dag-${date}`} aria-current={isToday ? 'date' : undefined}>
                <span {...picture}>{weekday}</span>
                <span className="ds-sr-only">{text}</span>
                <b aria-hidden="true">{number}</b>
                {sign !== null && <Icon name={sign} />}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** One picture a day on one axis, so that what is empty and how the nights go on is seen over the week. */
function Strips({ cells, days, now }: Pick<Props, 'cells' | 'days' | 'now'>) {
  const unknownOf = useUnknownOf()
  const shifts = days.flatMap((day) => [...day.goingOn, ...day.shifts])
  const marks = new Set<SignedMark>(shifts.map(({ mark }) => mark))
  for (const { mark } of cells) if (mark === 'changed' || mark === 'new') marks.add(mark)
  return (
    <div className="week-strips" {...picture}>
      {days.map((day, at) => (
        <div key={day.date} className="week-strip" data-today={day.isToday || undefined}>
          <p>
            {cells[at]?.weekday} <b>{cells[at]?.number}</b>
          </p>
          <DayStrip
            date={day.date}
            shifts={shifts}
            now={now}
            unknown={unknownOf(day)}
            withHours={at === days.length - 1}
          />
        </div>
      ))}
      <MarkKey marks={marks} />
    </div>
  )
}

const inOrder = [
  ...(['here', 'comes', 'rest', 'done', 'vacant', 'missed'] as const),
  ...(['unregistered', 'cancelled', 'odd', 'changed', 'new'] as const),
] as const satisfies readonly SignedMark[]

/** What the signs of a picture mean, in words beside each. */
function MarkKey({ marks }: { marks: ReadonlySet<SignedMark> }) {
  const t = useTexts()
  return (
    <ul className="mark-key">
      {inOrder
        .filter((mark) => marks.has(mark))
        .map((mark) => (
          <li key={mark}>
            <Icon name={signs[mark]} />
            <span>{t(`schedule.key.${mark}`)}</span>
          </li>
        ))}
    </ul>
  )
}
