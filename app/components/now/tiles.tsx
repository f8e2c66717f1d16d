import type { IconName } from '~/components/frame/icon'
import { DateTiles } from '~/components/schedule/date-tiles'
import type { ChangeView } from '~/views/now/week'

const icons: Record<ChangeView['kind'], IconName> = {
  vacant: 'ExclamationmarkTriangleFill',
  cancelled: 'XMarkOctagonFill',
  substitute: 'PersonPlus',
  newPerson: 'PersonPlus',
  moved: 'ArrowRight',
  restored: 'CheckmarkCircleFill',
}

/** What has changed, each with the day as a tile; the link says what and when. */
export function DateTileList({ changes }: { changes: readonly ChangeView[] }) {
  return (
    <DateTiles
      tiles={changes.map(({ href, kind, text, label, tile, lines, newness }) => ({
        ...{ key: href, mark: kind, tile, href, text, label, newness, icon: icons[kind] },
        lines: lines.map((line) => ({ key: line, text: line })),
      }))}
    />
  )
}
