import { Icon, type IconName } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { NewTag } from '~/components/news/new-tag'
import type { Newness } from '~/domain/news/news'

/** A day with what is to be known of it. `label`: what the link is called where its words do not tell it apart. */
export type DateTile = {
  key: string
  /** How it looks: 'vacant' and 'missed' have a face of their own. */
  mark: string
  tile: { weekday: string; day: number }
  href: string
  text: string
  label?: string
  icon?: IconName
  newness: Newness | null
  lines: { key: string; text: string; icon?: IconName; kind?: string | null; newness?: Newness | null }[]
}

/** Days as tiles, each beside what is to be known of it; the whole row is pressed, and its link comes first. */
export function DateTiles({ tiles }: { tiles: readonly DateTile[] }) {
  return (
    <ul role="list" className="tiles">
      <PageStyle part="tiles" />
      {tiles.map(({ key, mark, tile, href, text, label, icon, newness, lines }) => (
        <li key={key} data-mark={mark}>
          <span className="tile" {...picture}>
            {tile.weekday} <b>{tile.day}</b>
          </span>
          <div>
            <p className="tile-link">
              <a href={href} aria-label={label}>
                {icon !== undefined && <Icon name={icon} />}
                <span>{text}</span>
              </a>
              <NewTag newness={newness} />
            </p>
            {lines.map((line) => (
              <p key={line.key} className={line.icon === undefined ? undefined : 'tile-line'}>
                {line.icon !== undefined && <Icon name={line.icon} />}
                <span>
                  {line.kind && <b>{line.kind}. </b>}
                  {line.text}
                  <NewTag newness={line.newness ?? null} />
                </span>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
