import type { ReactNode } from 'react'
import type { PageAccess } from '~/components/frame/acting-for'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { Follows } from '~/components/live/follows'
import { OwnAlerts, type Alerts } from '~/components/notices/own-alerts'
import { SheetWay } from '~/components/schedule/sheet-way'
import { DayStrip } from '~/components/schedule/day-strip'
import { Since } from '~/components/news/since'
import { CallCards } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { VisitDayView } from '~/views/now/day'
import type { NowView } from '~/views/now/now'
import { isWithout } from '~/views/now/week'
import { AnswerCard } from './answer-card'
import { HoursCard } from './hours-card'
import { SomeFirst } from './some-first'
import { DateTileList } from './tiles'
import { ToDo, WaitsForOthers } from './to-do'
import { VisitDay, type Said } from './visit-list'

/** `alerts`: about the viewer's own account. */
type Props = { access: PageAccess; view: NowView; now: Date; alerts: Alerts }

/** Now and next: the answer first; then what waits, today, tomorrow, what has changed, the hours, whom to ring, who has seen. */
export function NowPage({ access, view, now, alerts }: Props) {
  return (
    <Page title={view.answer.heading} heading={null} access={access}>
      <NowPieces access={access} view={view} now={now} alerts={alerts}>
        <div className="column now-answer">
          <NowAnswer view={view} now={now} />
        </div>
      </NowPieces>
    </Page>
  )
}

/** `alerts`: null where they stand on another page, as the answer does. `children`: the answer. */
type PiecesProps = Omit<Props, 'alerts'> & { alerts: Alerts | null; children?: ReactNode }

/** What waits, today and tomorrow, and beside them the rest. */
export function NowPieces({ access, view, now, alerts, children }: PiecesProps) {
  return (
    <div className="answer-page">
      <PageStyle part="answer" />
      <PageStyle part="now" />
      <div className="now">
        {children}
        <div className="column now-waits">
          {alerts !== null && <OwnAlerts {...alerts} />}
          <ToDo view={view.toDo} />
        </div>
        <Days view={view} now={now} said={children === undefined ? null : saidIn(view)} />
        <Beside access={access} view={view} />
      </div>
    </div>
  )
}

/** The answer, from when it is, and what else is missed or vacant now. */
export function NowAnswer({ view, now }: Pick<Props, 'view' | 'now'>) {
  return (
    <>
      <AnswerCard card={view.answer} level={1} foot={<Follows byClock />}>
        <Notices notices={view.notices} now={now} />
      </AnswerCard>
      <Since view={view.since} />
      {view.others.map((card) => (
        // What its button does is said on the page that it leads to.
        <AnswerCard key={card.id} card={{ ...card, help: card.help.slice(-1) }} level={2} withActivities={false} />
      ))}
    </>
  )
}

/** What the answer has said, and of which shift. */
function saidIn({ saidOf, answer }: NowView): Said {
  return saidOf === null ? null : { href: saidOf, lines: answer.lines }
}

/** Today and tomorrow, each as a picture and in words. `said`: what the answer above them has said already. */
function Days({ view, now, said }: Pick<Props, 'view' | 'now'> & { said: Said }) {
  if (view.known === 'notYours') return null
  return (
    <div className="column now-days">
      {view.days.map((day) => (
        <Day key={day.id} day={day} now={now} said={said} />
      ))}
    </div>
  )
}

function Day({ day, now, said }: { day: VisitDayView; now: Date; said: Said }) {
  return (
    <section className="ds-card" aria-labelledby={day.id}>
      <h2 id={day.id}>{day.heading}</h2>
      {day.strip.shifts.length > 0 && <DayStrip date={day.strip.date} shifts={day.strip.shifts} now={now} />}
      <VisitDay day={day} said={said} />
    </section>
  )
}

/** What is not about today: changes, hours, whom to ring, what waits for others, who has seen. */
function Beside({ access, view }: Pick<Props, 'access' | 'view'>) {
  const t = useTexts()
  const base = `/b/${access.brukare.id}`
  return (
    <div className="column now-beside">
      {view.known !== 'notYours' && (
        <Piece
          id="andrat"
          heading={view.changes.heading}
          more={{ href: `${base}/schema`, text: t('now.wholeSchedule') }}
        >
          {view.changes.items.length === 0 ? <p>{view.changes.none}</p> : <Changes changes={view.changes.items} />}
          <SheetWay link={view.sheet} />
        </Piece>
      )}
      {view.hours !== null && <HoursCard hours={view.hours} />}
      <CallCards calls={view.calls} />
      <WaitsForOthers view={view.toDo} />
      {view.seen !== null && (
        <Piece id="sett" heading={t('access-log.title')} more={{ href: view.seen.href, text: t('now.seenAll') }}>
          <p>{view.seen.text}</p>
        </Piece>
      )}
    </div>
  )
}

/** So many days are seen at once, and all that nobody is booked on or that are cancelled, which are first. */
const mostChanges = 2

function Changes({ changes }: { changes: NowView['changes']['items'] }) {
  return (
    <SomeFirst items={changes} most={Math.max(mostChanges, changes.filter(isWithout).length)}>
      {(some) => <DateTileList changes={some} />}
    </SomeFirst>
  )
}

type PieceProps = { id: string; heading: string; more: { href: string; text: string }; children: ReactNode }

function Piece({ id, heading, more, children }: PieceProps) {
  return (
    <section className="ds-card" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
      <p className="no-print">
        <a className="action-link" href={more.href}>
          {more.text}
        </a>
      </p>
    </section>
  )
}
