import { PageStyle } from '~/components/frame/page-style'
import type { BarPartName, TimeBarView } from '~/views/time/time-bar'

const hatch = 'skuggat'

/** The filling of missing time; once on each page that draws bars. It is a picture of nothing. */
export function BarFillings() {
  return (
    <svg className="bar-fillings" width="0" height="0" aria-hidden="true">
      <PageStyle part="bars" />
      <pattern id={hatch} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="hatch-ground" width="9" height="9" />
        <line className="hatch-line" y2="9" />
      </pattern>
    </svg>
  )
}

/** Only what is hatched needs an attribute: an address in a stylesheet would be sought beside the stylesheet. */
export const fillOf = (part: BarPartName): string | undefined => (part === 'missing' ? `url(#${hatch})` : undefined)

type Props = {
  bar: TimeBarView
  /** px. */
  height: number
  /** What stands under the mark, "i går". */
  markText?: string
}

/**
 * Time as a length: parts after one another. It says what the words beside it say and no more, so it is hidden from what reads
 * the page. Places and lengths are per cent: it needs no style and no script.
 */
export function TimeBar({ bar, height, markText }: Props) {
  const { parts, mark, limit } = bar
  const foot = markText === undefined ? 0 : 24
  return (
    <svg className="time-bar" width="100%" height={height + foot} aria-hidden="true">
      {parts.map(({ part, minutes, x, width }) => (
        <rect
          key={part}
          data-part={part}
          data-minutes={minutes}
          x={`${x}%`}
          y="1"
          width={`${width}%`}
          height={height - 2}
          fill={fillOf(part)}
        />
      ))}
      {limit !== null && <line className="limit" x1={`${limit}%`} x2={`${limit}%`} y1="0" y2={height} />}
      {mark !== null && markText !== undefined && (
        <>
          <line className="mark" x1={`${mark}%`} x2={`${mark}%`} y1="0" y2={height + 6} />
          <text x={`${mark}%`} y={height + 21} textAnchor={mark > 90 ? 'end' : mark < 10 ? 'start' : 'middle'}>
            {markText}
          </text>
        </>
      )}
    </svg>
  )
}

/** What a part of a bar looks like, beside its name. */
export function BarKey({ part }: { part: BarPartName }) {
  return (
    <svg className="time-bar bar-key" width="24" height="24" aria-hidden="true">
      <rect data-part={part} x="2" y="2" width="20" height="20" fill={fillOf(part)} />
    </svg>
  )
}
