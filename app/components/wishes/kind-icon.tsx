import { Icon, type IconName } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import type { WishKind } from '~/domain/wishes/wish'

const icons: Record<WishKind, IconName> = {
  ...{ cancel: 'XMarkOctagonFill', move: 'Clock', otherPerson: 'PersonPlus', absence: 'Calendar' },
  ...{ hospital: 'Calendar', plan: 'Tasklist' },
}

/** The icon of what somebody wishes, beside its words. */
export function KindIcon({ kind }: { kind: WishKind }) {
  return (
    <>
      <PageStyle part="objections" />
      <Icon name={icons[kind]} />
    </>
  )
}
