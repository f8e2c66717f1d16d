import type { PageAccess } from '~/components/frame/acting-for'
import { MonthFrame } from '~/components/time/month-switch'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { TakeAway } from '~/components/tables/take-away'
import { useTexts } from '~/i18n/context'
import type { HoursView } from '~/views/hours/hours'
import type { CallView } from '~/views/urgent/call'
import { HoursPage } from './page'

type Props = { access: PageAccess; view: HoursView; calls: readonly CallView[]; objectHref: string | null; now: Date }

/** A page of hours whole, the same for a week, a month and a grant period. */
export function HoursFrame({ access, view, calls, objectHref, now }: Props) {
  return (
    <Page title={view.title} heading={null} access={access}>
      <MonthFrame {...view.links} />
      <Notices notices={view.notices} now={now} />
      <HoursPage view={view} calls={calls} objectHref={objectHref} save={<Save view={view} />} />
    </Page>
  )
}

function Save({ view: { kinds, agreement } }: { view: HoursView }) {
  const t = useTexts()
  return (
    <TakeAway
      more={[
        { table: 'orsaker', text: t('tables.reasonsLink') },
        ...(agreement === null ? [] : [{ table: 'tva-summor', text: t('tables.agreementLink') }]),
        ...(kinds.length > 0 ? [{ table: 'sorter', text: t('tables.kindsLink') }] : []),
      ]}
    />
  )
}
