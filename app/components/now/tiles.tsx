import { Icon, type IconName } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { Tag } from '~/components/frame/tag'
import { useTexts } from '~/i18n/context'
import type { ChangeView } from '~/views/now/week'

const icons: Record<ChangeView['kind'], IconName> = {
  vacant: 'ExclamationmarkTriangleFill',
  cancelled: 'XMarkOctagonFill',
  substitute: 'PersonPlus',
  newPerson: 'PersonPlus',
  moved: 'ArrowRight',
  restored: 'CheckmarkCircleFill',
}

/** What has changed, each with the day as a tile; the whole row is pressed, and the link in it says what and when. */
export function DateTileList({ changes }: { changes: readonly ChangeView[] }) {
  const t = useTexts()
  return (
    <ul role="list" className="tiles">
      <PageStyle part="now" />
      {changes.map(({ href, kind, text, label, tile, lines, isNew }) => (
        <li key={href} data-kind={kind}>
          <span className="tile" aria-hidden="true">
            {tile.weekday} <strong>{tile.day}</strong>
          </span>
          <div>
            <p className="tile-kind">
              <a href={href} aria-label={label}>
                <Icon name={icons[kind]} />
                <span>{text}</span>
              </a>
              {isNew && <Tag tone="info">{t('now.changes.new')}</Tag>}
            </p>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
