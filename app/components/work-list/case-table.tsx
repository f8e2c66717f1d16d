import { useId } from 'react'
import { Avatar } from '~/components/frame/avatar'
import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { Tag } from '~/components/frame/tag'
import { useTexts } from '~/i18n/context'
import type { HoursCell, NowCell } from '~/views/work-list/around'
import type { CaseRow, CaseTableView } from '~/views/work-list/table'

/** One row a person. On a narrow screen the same table is drawn as a list: name and bar, now, what waits, by when. */
export function CaseTable({ view }: { view: CaseTableView }) {
  const t = useTexts()
  const id = useId()
  // The hours stand beside the name on a phone, so they come after it everywhere: what is seen is in the order that it is said.
  const columns = [
    ...[t('work-list.table.person'), view.hours, t('work-list.table.now'), t('work-list.table.waits')],
    t('work-list.table.due'),
  ]
  return (
    <section className="cases" aria-labelledby={id} tabIndex={0}>
      <PageStyle part="cases" />
      <table>
        <caption id={id} className="ds-sr-only">
          {view.caption}
        </caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.id} row={row} due={t('work-list.table.due')} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row, due }: { row: CaseRow; due: string }) {
  const { wait } = row
  return (
    <tr className="case" data-state={row.isHot ? row.now.kind : undefined}>
      <th scope="row">
        <span className="person-head">
          <Avatar name={row.name} small />
          <a href={row.href}>{row.name}</a>
        </span>
        {row.notes.map((note) => (
          <p key={note} className="hint">
            {note}
          </p>
        ))}
      </th>
      <td className="case-hours">
        <HoursBar {...row.hours} />
        <p>{row.hours.text}</p>
      </td>
      <td className="case-now">
        <Now cell={row.now} />
        {row.look !== null && <a href={row.href}>{row.look}</a>}
      </td>
      <td className="case-wait">
        {wait.text !== null && <p className="hint">{wait.text}</p>}
        {wait.item !== null && (
          <p>
            <a href={wait.item.href}>
              {wait.item.text}
              <span className="ds-sr-only">. {row.name}</span>
            </a>
          </p>
        )}
        {wait.count !== null && <p className="hint">{wait.count}</p>}
        {wait.news !== null && (
          <p className="no-print">
            <Tag tone="info">{wait.news}</Tag>
          </p>
        )}
      </td>
      <td className="case-due" data-label={row.isLastDay ? due : undefined}>
        {row.due}
      </td>
    </tr>
  )
}

function Now({ cell: { kind, tag, text, more } }: { cell: NowCell }) {
  return (
    <>
      {tag !== null && (
        <p className="case-tag">
          <Icon
            name={kind === 'vacantNow' || kind === 'saidHere' ? 'ExclamationmarkTriangleFill' : 'XMarkOctagonFill'}
          />
          <span>{tag}</span>
        </p>
      )}
      <p>{text}</p>
      {more !== null && <p className="case-more">{more}</p>}
    </>
  )
}

/** What has been given of what was granted, and what is missing hatched; the words beside it say the same. */
function HoursBar({ share }: Pick<HoursCell, 'share'>) {
  if (share === null) return null
  return (
    <svg className="case-bar" aria-hidden="true">
      <rect width={`${share}%`} height="100%" />
    </svg>
  )
}
