import type { PageAccess } from '~/components/frame/acting-for'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Pager } from '~/components/frame/pager'
import { PageStyle } from '~/components/frame/page-style'
import { TakeAway } from '~/components/tables/take-away'
import { useTexts } from '~/i18n/context'
import type { ScheduleLinks } from '~/views/schedule/links'
import type { ScheduleView } from '~/views/schedule/schedule'
import { ShiftDays } from './shift-list'
import { ShiftTable } from './shift-table'

type Props = {
  access: PageAccess
  schedule: ScheduleView
  heading: string
  links: ScheduleLinks
  asTable: boolean
  now: Date
}

/** A day, week or month of the schedule, as a list or as a table. */
export function SchedulePage({ access, schedule, heading, links, asTable, now }: Props) {
  const t = useTexts()
  return (
    <Page title={heading} about={asTable ? t('schedule.asTable') : null} access={access}>
      <Notices notices={schedule.notices} now={now} />
      {schedule.reach !== null && schedule.reach !== heading && <p className="lead">{schedule.reach}</p>}
      <PageStyle part="schedule" />
      {schedule.missed > 0 && <p className="lead attention">{t('schedule.missedCount', { count: schedule.missed })}</p>}
      {schedule.vacant > 0 && <p className="lead attention">{t('schedule.vacantCount', { count: schedule.vacant })}</p>}
      {schedule.changed > 0 && <p className="lead">{t('schedule.changedCount', { count: schedule.changed })}</p>}
      <nav className="link-row" aria-label={t('schedule.views.label')}>
        <ul>
          {links.views.map((view) => (
            <li key={view.href}>
              <a href={view.href} aria-current={view.current ? 'page' : undefined}>
                {view.text}
              </a>
            </li>
          ))}
          <li>
            <a href={links.form.href}>{links.form.text}</a>
          </li>
        </ul>
      </nav>
      <Pager label={t('schedule.pager.label')} previous={links.previous} now={links.now} next={links.next} />
      {asTable ? (
        <ShiftTable days={schedule.days} caption={heading} severalProviders={schedule.severalProviders} />
      ) : (
        <ShiftDays days={schedule.days} />
      )}
      <TakeAway />
    </Page>
  )
}
