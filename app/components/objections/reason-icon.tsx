import { Icon, type IconName } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import type { ObjectionReason } from '~/domain/objections/objection'

const icons: Record<ObjectionReason, IconName> = {
  ...{ didNotHappen: 'XMarkOctagonFill', wrongTime: 'Clock', wrongPerson: 'PersonPlus', activityMissing: 'Tasklist' },
  ...{ doubleStaffing: 'PersonGroup', paidButNotReceived: 'BarChart', other: 'ChatExclamationmark' },
}

/** The icon of what somebody says is wrong, beside its words. */
export function ReasonIcon({ reason }: { reason: ObjectionReason }) {
  return (
    <>
      <PageStyle part="objections" />
      <Icon name={icons[reason]} />
    </>
  )
}
