import { Icon } from '~/components/frame/icon'
import type { IconName } from '~/components/frame/icon'
import type { ObjectionReason } from '~/domain/objections/objection'

const icons: Record<ObjectionReason, IconName> = {
  ...{ didNotHappen: 'XMarkOctagonFill', paidButNotReceived: 'XMarkOctagonFill', wrongTime: 'ExclamationmarkTriangleFill', wrongPerson: 'ExclamationmarkTriangleFill' },
  ...{ activityMissing: 'ExclamationmarkTriangleFill', doubleStaffing: 'ExclamationmarkTriangleFill', other: 'ExclamationmarkTriangleFill' },
}

/** The icon of what somebody says is wrong, beside its words. */
export function ReasonIcon({ reason }: { reason: ObjectionReason }) {
  return <Icon name={icons[reason]} />
}
