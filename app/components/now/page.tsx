import type { ReactNode } from 'react'
import type { PageAccess } from '~/components/frame/acting-for'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { DayStrip } from '~/components/schedule/day-strip'
import { CallCards } from '~/components/urgent/call-card'
import { useFormats, useTexts } from '~/i18n/context'
import type { VisitDayView } from '~/views/now/day'
import type { NowView } from '~/views/now/now'
import { AnswerCard } from './answer-card'
import { HoursCard } from './hours-card'
import { SomeFirst } from './some-first'
import { DateTileList } from './tiles'
import { ToDo, WaitsForOthers } from './to-do'
import { VisitDay } from './visit-list'

type Props = { access: PageAccess; view: NowView; now: Date }

/** Now and next: the answer first; then what waits, today, tomorrow, what has changed, the hours, whom to ring, who has seen. */
export function NowPage({ access, view, now }: Props) {
  return (
    <Page title={view.answer.heading} heading={null} access={access}>
      <NowPieces access={access} view={view} now={now}>
        <div className="column now-answer">
          <NowAnswer access={access} view={view} now={now} />
        </div>
      </NowPieces>
    </Page>
  )
}

/** What waits, today and tomorrow, and beside them the rest. `children`: what stands before it. */
export function NowPieces({ access, view, now, children }: Props & { children?: ReactNode }) {
  return (
    <div className="answer-page">
      <PageStyle part="answer" />
      <PageStyle part="now" />
      <div className="now">
        {children}
        <ToDo view={view.toDo} />
        <Days view={view} now={now} />
        <Beside access={access} view={view} />
      </div>
    </div>
  )
}

/** The answer, from when it is, and what else is missed or vacant now. */
export function NowAnswer({ access, view, now }: Props) {
  const t = useTexts()
  const f = useFormats()
  return (
    <>
      <AnswerCard
        card={view.answer}
        level={1}
        foot={
          <p className="answer-foot">
            {t('now.updated', { time: f.atTime(now) })}{' '}
            <a className="no-print" href={`/b/${access.brukare.id}`}>
              {t('now.refresh')}
            </a>
          </p>
        }
      >
        <Notices notices={view.notices} now={now} />
      </AnswerCard>
      {view.others.map((card) => (
        <AnswerCard key={card.id} card={card} level={2} withActivities={false} />
      ))}
    </>
  )
}

/** Today and tomorrow, each as a picture and in words. */
function Days({ view, now }: Pick<Props, 'view' | 'now'>) {
  if (view.known === 'notYours') return null
  return (
    <div className="column now-days">
      {view.days.map((day) => (
        <Day key={day.id} day={day} now={now} />
      ))}
    </div>
  )
}

function Day({ day, now }: { day: VisitDayView; now: Date }) {
  return (
    <section className="ds-card" aria-labelledby={day.id}>
      <h2 id={day.id}>{day.heading}</h2>
      {day.strip.shifts.length > 0 && <DayStrip date={day.strip.date} shifts={day.strip.shifts} now={now} />}
      <VisitDay day={day} />
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
          heading={t('now.changes.heading')}
          more={{ href: `${base}/schema`, text: t('now.wholeSchedule') }}
        >
          {view.changes.length === 0 ? <p>{view.noChanges}</p> : <Changes changes={view.changes} />}
        </Piece>
      )}
      {view.hours !== null && <HoursCard hours={view.hours} />}
      <CallCards calls={view.calls} />
      <WaitsForOthers view={view.toDo} />
      {view.seen !== null && (
        <Piece id="sett" heading={t('access-log.title')} more={{ href: view.seen.href, text: t('now.seenAll') }}>
          {view.seen.text !== null && <p>{view.seen.text}</p>}
        </Piece>
      )}
    </div>
  )
}

/** So many days are seen at once; what nobody is booked on is first. */
const mostChanges = 4

function Changes({ changes }: Pick<NowView, 'changes'>) {
  return (
    <SomeFirst items={changes} most={mostChanges}>
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
