import { picture } from '~/components/frame/picture'
import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import { comparedParts, type ComparedPart, type CompareView } from '~/views/reports/compare'
import type { RowView, TimeCell } from '~/views/reports/row'
import type { BarPartName } from '~/views/time/time-bar'

const partOf: Readonly<Record<ComparedPart, BarPartName>> = {
  planned: 'ahead',
  reported: 'given',
  faststalld: 'approved',
}
const height = 20

/**
 * Planned, reported and fastställd time of one row: each in words, with its bar under it on one axis. What is not there says so,
 * and has an outline where the time would be.
 */
export function RowTimes({ row }: { row: RowView }) {
  const t = useTexts()
  return (
    <div className="row-times">
      <PageStyle part="reports" />
      <PageStyle part="bars" />
      {row.compared !== null && <Axis ticks={row.compared.ticks} />}
      <dl className="times">
        {comparedParts.map((part) => (
          <div key={part}>
            <dt>{t(`reports.row.${part}`)}</dt>
            <dd>
              <Cell cell={row[part]} />
              <Bar part={part} compared={row.compared} />
            </dd>
          </div>
        ))}
      </dl>
      {row.difference !== null && <p className="row-difference">{row.difference}</p>}
    </div>
  )
}

function Bar({ part, compared }: { part: ComparedPart; compared: CompareView | null }) {
  const bar = compared?.bars[part] ?? null
  if (bar === null) return null
  return (
    <svg className="time-bar" width="100%" height={height} aria-hidden="true">
      <rect
        data-part={bar.missing ? 'unknown' : partOf[part]}
        data-minutes={bar.missing ? 0 : bar.minutes}
        x={`${bar.x}%`}
        y="1"
        width={`${bar.width}%`}
        height={height - 2}
      />
    </svg>
  )
}

function Axis({ ticks }: Pick<CompareView, 'ticks'>) {
  return (
    <svg className="times-axis" width="100%" height="26" {...picture}>
      {ticks.map(({ x, text }) => (
        <g key={x}>
          <line x1={`${x}%`} x2={`${x}%`} y1="20" y2="26" />
          <text x={`${x}%`} y="15" textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** A time as it is seen, and as it is said. */
export function Cell({ cell }: { cell: TimeCell | null }) {
  const t = useTexts()
  if (cell === null) return t('reports.row.none')
  return (
    <>
      <span aria-hidden="true" className="cell-span">
        {cell.short}
      </span>{' '}
      <span aria-hidden="true">{cell.length}</span>
      <span className="ds-sr-only">{t('reports.row.value', { span: cell.spoken, length: cell.length })}</span>
    </>
  )
}
