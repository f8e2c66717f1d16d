import { Icon } from '~/components/frame/icon'
import type { IconName } from '~/components/frame/icon-paths'
import type { ObjectionReason } from '~/domain/objections/objection'

const icons: Record<ObjectionReason, IconName> = {
  ...{ didNotHappen: 'stopped', paidButNotReceived: 'stopped', wrongTime: 'warning', wrongPerson: 'warning' },
  ...{ activityMissing: 'warning', doubleStaffing: 'warning', other: 'warning' },
}

/** The icon of what somebody says is wrong, beside its words. */
export function ReasonIcon({ reason }: { reason: ObjectionReason }) {
  return <Icon name={icons[reason]} />
}
