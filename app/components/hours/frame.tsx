import type { PageAccess } from '~/components/frame/acting-for'
import { MonthPlaces } from '~/components/frame/month-places'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Pager } from '~/components/frame/pager'
import { TakeAway } from '~/components/tables/take-away'
import { CallCards } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { HoursView } from '~/views/hours/hours'
import type { CallView } from '~/views/urgent/call'
import { HoursPage } from './page'

type Props = { access: PageAccess; view: HoursView; calls: readonly CallView[]; now: Date }

/** A page of hours whole, the same for a week, a month and a grant period. */
export function HoursFrame({ access, view, calls, now }: Props) {
  const t = useTexts()
  const { previous, now: present, next } = view.links
  return (
    <Page title={view.title} heading={view.heading} access={access}>
      <MonthPlaces access={access} here="hours" />
      <Notices notices={view.notices} now={now} />
      <Pager label={t('hours.pager.label')} previous={previous} now={present} next={next} />
      <HoursPage view={view} />
      <CallCards calls={calls} />
      <TakeAway
        more={[
          { table: 'orsaker', text: t('tables.reasonsLink') },
          ...(view.kinds.length > 0 ? [{ table: 'sorter', text: t('tables.kindsLink') }] : []),
        ]}
      />
    </Page>
  )
}
