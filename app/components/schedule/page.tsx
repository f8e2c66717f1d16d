import type { PageAccess } from '~/components/frame/acting-for'
import { Icon } from '~/components/frame/icon'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { Follows } from '~/components/live/follows'
import { Rest, useLess } from '~/components/frame/rest'
import { TakeAway } from '~/components/tables/take-away'
import { MonthFrame } from '~/components/time/month-switch'
import { useTexts } from '~/i18n/context'
import type { ScheduleLinks } from '~/views/schedule/links'
import type { ScheduleShape } from '~/views/schedule/period'
import type { SheetLink } from '~/views/schedule/sheet-links'
import type { ScheduleView } from '~/views/schedule/schedule'
import { DayStrip } from './day-strip'
import { signs } from './mark-icons'
import { MonthDays } from './month-days'
import { OrderedDays, useUnknownOf } from './ordered-days'
import { SheetWay } from './sheet-way'
import { ShiftDays } from './shift-list'
import { ShiftTable } from './shift-table'
import { WeekDays } from './week-days'

type Props = {
  access: PageAccess
  schedule: ScheduleView
  heading: string
  links: ScheduleLinks
  shape: ScheduleShape
  /** To the week as one sheet of paper. */
  sheet: SheetLink
  now: Date
}

/** A day, week or month of the schedule: which time first, then how many, what there is to look at, and the days. */
export function SchedulePage({ access, schedule, heading, links, shape, sheet, now }: Props) {
  const t = useTexts()
  const isLess = useLess()
  const about = shape.is === 'table' ? t('schedule.asTable') : shape.is === 'list' ? t('schedule.asList') : null
  return (
    <Page title={heading} heading={null} about={about} access={access}>
      <PageStyle part="schedule" />
      <PageStyle part="days" />
      <MonthFrame time={links.time} pages={links.views} label={t('schedule.views.label')} />
      <h1 className="ds-heading" data-size="lg">
        {heading}
      </h1>
      {links.now !== null && (
        <p className="no-print">
          <a className="action-link" href={links.now.href}>
            {links.now.text}
          </a>
        </p>
      )}
      <Follows byClock />
      <Notices notices={schedule.notices} now={now} />
      {schedule.reach !== null && schedule.reach !== heading && <p>{schedule.reach}</p>}
      {shape.is !== 'month' && <Counts schedule={schedule} />}
      <Days shape={shape} schedule={schedule} heading={heading} now={now} />
      {isLess && <SheetWay link={sheet} />}
      <Rest>
        {shape.is === 'day' && isLess && <Strips schedule={schedule} now={now} />}
        <ul className="links other-forms no-print">
          {links.forms.map(({ href, text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
          {!isLess && (
            <li>
              <a href={sheet.href}>
                <Icon name="PrinterSmall" />
                {sheet.text}
              </a>
            </li>
          )}
          {shape.is === 'day' && access.scopes.includes('wish') && (
            <li>
              <a href={`/b/${access.brukare.id}/onskemal/nytt`}>{t('wishes.link.shift')}</a>
            </li>
          )}
          <li>
            <a href={`/b/${access.brukare.id}/kalender`}>{t('calendar.link')}</a>
          </li>
        </ul>
        <TakeAway />
      </Rest>
    </Page>
  )
}

/** What there is to look at, in numbers; each is found again below with the same sign. */
function Counts({ schedule: { missed, vacant, changed } }: Pick<Props, 'schedule'>) {
  const t = useTexts()
  const counts = [
    { mark: 'missed', count: missed, text: t('schedule.missedCount', { count: missed }) },
    { mark: 'vacant', count: vacant, text: t('schedule.vacantCount', { count: vacant }) },
    { mark: 'changed', count: changed, text: t('schedule.changedCount', { count: changed }) },
  ] as const
  const some = counts.filter(({ count }) => count > 0)
  if (some.length === 0) return null
  return (
    <ul className="counts" role="list">
      {some.map(({ mark, text }) => (
        <li key={mark} data-mark={mark}>
          <Icon name={signs[mark]} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

function Days({ shape, schedule, heading, now }: Pick<Props, 'shape' | 'schedule' | 'heading' | 'now'>) {
  const isLess = useLess()
  const { days, count, severalProviders } = schedule
  switch (shape.is) {
    case 'table':
      if (count === 0) return <SameOfAll days={days} />
      return <ShiftTable days={days} caption={heading} severalProviders={severalProviders} />
    case 'week':
      return <WeekDays cells={shape.cells} order={shape.order} days={days} now={now} />
    case 'list':
      return <OrderedDays order={shape.order} period="month" />
    case 'month':
      if (count === 0) return <SameOfAll days={days} />
      return (
        <MonthDays month={shape.month} known={schedule.known}>
          <Counts schedule={schedule} />
        </MonthDays>
      )
    case 'day':
      return (
        <>
          {!isLess && <Strips schedule={schedule} now={now} />}
          <ShiftDays days={days} />
        </>
      )
  }
}

/** The days as pictures, which repeat what their lists say. */
function Strips({ schedule: { days }, now }: Pick<Props, 'schedule' | 'now'>) {
  const unknownOf = useUnknownOf()
  return days.map((day) => (
    <DayStrip
      key={day.date}
      date={day.date}
      shifts={[...day.goingOn, ...day.shifts]}
      now={now}
      unknown={unknownOf(day)}
    />
  ))
}

/** Of days without a shift what is said of them is said once, where it is the same of all. */
function SameOfAll({ days }: { days: ScheduleView['days'] }) {
  const [said, ...others] = new Set(days.map(({ empty }) => empty))
  return said !== undefined && others.length === 0 ? <p>{said}</p> : <ShiftDays days={days} />
}
