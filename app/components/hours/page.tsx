import { PageStyle } from '~/components/frame/page-style'
import type { ReactNode } from 'react'
import { Alert } from '~/components/frame/alert'
import { BarFillings } from '~/components/time/time-bar'
import { CallsToOpen } from '~/components/urgent/call-card'
import { Rest } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import type { HoursView } from '~/views/hours/hours'
import type { CallView } from '~/views/urgent/call'
import { HoursAnswer } from './answer'
import { Agreement, Differences } from './differing'
import { MonthCalendar } from './month-calendar'
import { Reasons } from './reasons'
import { HoursTables } from './tables'
import { ShortRight } from './your-right'

type Props = {
  view: HoursView
  calls?: readonly CallView[]
  objectHref?: string | null
  /** What can be kept of the page. */
  save?: ReactNode
}

/**
 * A week, month or grant period: what is missing, as a bar with its numbers; why, each reason a bar that opens; week by week.
 * Beside it which days, whom to ask, the law, and what can be kept.
 */
export function HoursPage({ view, calls = [], objectHref = null, save }: Props) {
  const t = useTexts()
  return (
    <>
      <PageStyle part="month" />
      <BarFillings />
      <div className="beside">
        <div className="beside-main">
          <HoursAnswer view={view} asks={calls.flatMap(({ ask }) => ask ?? [])} objectHref={objectHref} />
          {view.warnings.length > 0 && (
            <Alert tone="warning" title={t('hours.warning.heading')}>
              {view.warnings.map((warning) => (
                <p key={warning}>{warning}</p>
              ))}
            </Alert>
          )}
          <Reasons
            heading={view.reasonsHeading}
            missing={view.missing}
            surplus={view.surplus}
            none={view.none}
            total={view.total}
          />
          <Rest about={t('hours.chart.heading')}>
            <HoursTables view={view} />
            <Agreement agreement={view.agreement} />
          </Rest>
          <Differences differences={view.differences} />
        </div>
        <div className="beside-more">
          {view.days !== null && (
            <Rest about={t('hours.days.heading')}>
              <MonthCalendar view={view.days} />
            </Rest>
          )}
          <div>
            <CallsToOpen calls={calls} />
            <ShortRight laws={view.laws} />
          </div>
          <Rest about={t('hours.views.label')}>
            <nav className="ds-card" aria-label={t('hours.views.label')}>
              <ul className="links">
                {view.links.views.map(({ href, text }) => (
                  <li key={href}>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ul>
            </nav>
          </Rest>
          {save}
        </div>
      </div>
    </>
  )
}
