import type { ReactNode } from 'react'
import { Facts } from '~/components/frame/facts'
import { Icon, type IconName } from '~/components/frame/icon'
import { Outside } from '~/components/frame/outside'
import { PageStyle } from '~/components/frame/page-style'
import { useLess } from '~/components/frame/rest'
import { WaySteps } from '~/components/time/way'
import { CallCards } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { ActivityView, ShiftPageView } from '~/views/schedule/shift-page'
import type { CallView } from '~/views/urgent/call'

type Props = {
  page: ShiftPageView
  reportHref: string | null
  /** Where one begins to wish something else of it; null: not of this one, or not the viewer's. */
  wishHref: string | null
  /** The wish by which it is not given; null: none, or not the viewer's. */
  declinedHref: string | null
  call: CallView | null
  /** The card with the answer, and what is to be known before it. */
  children: ReactNode
}

/** One shift, whole: its answer, what was done, what has changed; beside it what is planned and registered, and whom to ring. */
export function ShiftDetails({ page, reportHref, wishHref, declinedHref, call, children }: Props) {
  const t = useTexts()
  // In lättläst that nothing has changed is nothing to read.
  const hasChanges = !useLess() || page.changes.length > 0 || page.related !== null
  return (
    <div className="answer-page">
      <PageStyle part="answer" />
      <div>
        <div className="column">
          {children}
          {page.activities.length > 0 && (
            <section className="ds-card" aria-labelledby="insatser">
              <h2 id="insatser">{t('schedule.shift.activities')}</h2>
              <Activities activities={page.activities} />
            </section>
          )}
          {hasChanges && (
            <section className="ds-card" aria-labelledby="andringar">
              <h2 id="andringar">{t('schedule.shift.changes')}</h2>
              {page.changes.length === 0 && page.related === null && <p>{t('schedule.shift.noChanges')}</p>}
              {page.changes.length > 0 && (
                <WaySteps steps={page.changes.map((said) => ({ id: said, state: 'done', said: <p>{said}</p> }))} />
              )}
              {page.related !== null && (
                <p>
                  <a href={page.related.href}>{page.related.text}</a>
                </p>
              )}
            </section>
          )}
        </div>
        <div className="column">
          <section className="ds-card" aria-labelledby="om-passet">
            <h2 id="om-passet">{t('schedule.shift.about')}</h2>
            <Facts facts={page.facts} />
            {page.visitNotYours !== null && <p>{page.visitNotYours}</p>}
            {page.overClockChange && <p>{t('schedule.shift.clockChange')}</p>}
            {page.view.openCase !== null && (
              <p className="no-print">
                <a href={page.view.openCase.href}>{t('urgent.case')}</a>
              </p>
            )}
            {wishHref !== null && (
              <p className="no-print">
                <a href={wishHref}>{t('wishes.link.shift')}</a>
              </p>
            )}
            {declinedHref !== null && (
              <p className="no-print">
                <a href={declinedHref}>{t('wishes.link.declined')}</a>
              </p>
            )}
            {reportHref !== null && (
              <p className="no-print">
                <a href={reportHref}>{t('schedule.shift.report')}</a>
              </p>
            )}
          </section>
          {call !== null && <CallCards calls={[call]} />}
        </div>
      </div>
    </div>
  )
}

const icons: Record<ActivityView['state'], IconName> = {
  ...{ done: 'CheckmarkCircleFill', planned: 'Clock', notDone: 'XMarkOctagonFill', extra: 'CheckmarkCircleFill' },
}

/** What was to be done, each with what is known of it: icon and word. */
function Activities({ activities }: { activities: readonly ActivityView[] }) {
  const t = useTexts()
  return (
    <ul role="list" className="activities">
      <PageStyle part="shift" />
      {activities.map(({ id, name, state }) => (
        <li key={id} data-state={state}>
          <Icon name={icons[state]} />
          <p>
            <Outside text={name} from="provider" /> <span className="hint">{t(`schedule.activity.${state}`)}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
