import { DrawnIcon, type IconName } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { useFormats, useTexts } from '~/i18n/context'
import { centredAt, dayStrip, pinWidth, type StripBlock } from '~/views/schedule/day-strip'
import type { ShiftMark } from '~/views/schedule/mark'
import type { ShiftView } from '~/views/schedule/shift'

/** The icon of each mark, the same wherever it is drawn. */
export const markIcons = {
  here: 'PersonCheckmark',
  done: 'CheckmarkCircleFill',
  comes: 'Clock',
  rest: 'MoonFill',
  vacant: 'ExclamationmarkTriangleFill',
  missed: 'XMarkOctagonFill',
  unregistered: 'Clock',
  cancelled: 'XMarkOctagonFill',
  odd: 'ExclamationmarkTriangleFill',
} as const satisfies Record<ShiftMark, IconName>

/** px: what one lane takes, and a block and a pin in it; the row of the clock above, and of the hours below. */
const lane = { height: 48, block: 42, pin: 34 }
const [pill, above, below] = [{ width: 88, height: 24 }, 30, 28]

type Props = {
  /** 'yyyy-mm-dd' */
  date: string
  /** Those of the day and of the evening before; others may be among them. */
  shifts: readonly ShiftView[]
  /** Marked when it is on the day; null: never. */
  now: Date | null
  /** Words for a day of which all is not known, so that what is not drawn is not taken for nothing: "Inte planerat än". */
  unknown?: string | null
  /** Without it there are only the lines of the hours: for strips under one another, which share an axis. */
  withHours?: boolean
}

/**
 * A day as a picture: who is there when, what is empty, and how the night goes on. It says what the list of the day says and no
 * more, so it is hidden from what reads the page. Places and lengths are attributes: it needs no style and no script.
 */
export function DayStrip({ date, shifts, now, unknown = null, withHours = true }: Props) {
  const t = useTexts()
  const f = useFormats()
  const { blocks, lanes, hours, now: nowAt } = dayStrip(date, shifts, now)
  const top = nowAt === null ? 4 : above
  const foot = top + lanes * lane.height
  return (
    <div className="strip" {...picture}>
      <PageStyle part="strip" />
      <svg width="100%" height={foot + (withHours ? below : 4)}>
        <Fillings date={date} marks={new Set(blocks.map(({ mark }) => mark))} />
        {hours.map(({ hour, x, isMajor }) => (
          <g key={hour} className={isMajor ? undefined : 'minor'}>
            <line className="hour" x1={`${x}%`} x2={`${x}%`} y1={top} y2={foot} />
            {withHours && (
              <text className="hour-name" x={`${x}%`} y={foot + 20} textAnchor={anchorOf(hour)}>
                {hour}
              </text>
            )}
          </g>
        ))}
        {unknown !== null && (
          <g className="unknown">
            <rect x="1" y={top + 3} width="100%" height={lanes * lane.height - 6} rx="6" />
            {blocks.length === 0 && (
              <text x="50%" y={top + 31} textAnchor="middle">
                {unknown}
              </text>
            )}
          </g>
        )}
        {nowAt !== null && <line className="now-line" x1={`${nowAt}%`} x2={`${nowAt}%`} y1={pill.height} y2={foot} />}
        {blocks.map((block) => (
          <Block key={block.key} block={block} date={date} top={top + 3 + block.lane * lane.height} />
        ))}
        {nowAt !== null && now !== null && (
          <svg x={`${nowAt}%`} overflow="visible">
            <rect
              className="now-pill"
              x={centredAt(nowAt, pill.width)}
              width={pill.width}
              height={pill.height}
              rx={pill.height / 2}
            />
            <text className="now-time" x={centredAt(nowAt, pill.width) + pill.width / 2} y="17" textAnchor="middle">
              {t('schedule.strip.now', { time: f.time(now) })}
            </text>
          </svg>
        )}
      </svg>
    </div>
  )
}

const anchorOf = (hour: number) => (hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle')

type BlockProps = { block: StripBlock; date: string; top: number }

function Block({ block, date, top }: BlockProps) {
  const { mark, x, width, minutes, isPin } = block
  return (
    <svg
      className="block"
      data-mark={mark}
      data-minutes={minutes}
      x={`${x}%`}
      y={top}
      width={`${width}%`}
      height={lane.block}
      overflow={isPin ? 'visible' : 'hidden'}
    >
      {isPin ? <Pin block={block} date={date} /> : <Length block={block} date={date} />}
    </svg>
  )
}

function Length({ block: { mark, name, firstName, initials, narrow, wide }, date }: Omit<BlockProps, 'top'>) {
  const t = useTexts()
  const icon = markIcons[mark]
  return (
    <>
      <rect x="1.5" y="1.5" width="100%" height={lane.block - 3} rx="6" fill={fillOf(mark, date)} />
      {(['narrow', 'wide'] as const).map((room) => {
        const label = room === 'narrow' ? narrow : wide
        if (label === 'none') return null
        const x = label === 'full' ? 34 : label === 'first' ? 9 : '50%'
        return (
          <g key={room} className={room}>
            {label === 'full' && <DrawnIcon name={icon} x={9} y={11} size={20} />}
            {name === null && label === 'initials' ? (
              <svg x="50%" overflow="visible">
                <DrawnIcon name={icon} x={-10} y={11} size={20} />
              </svg>
            ) : (
              <text x={x} y="26" textAnchor={label === 'initials' ? 'middle' : 'start'}>
                {label === 'initials'
                  ? initials
                  : label === 'full'
                    ? (name ?? t('schedule.table.nobody'))
                    : name === null
                      ? t('schedule.strip.nobody')
                      : firstName}
              </text>
            )}
          </g>
        )
      })}
    </>
  )
}

/** A sign that is always wide enough for its icon, and under it the length that the visit has. */
function Pin({ block: { mark, x, width }, date }: Omit<BlockProps, 'top'>) {
  const left = centredAt(x + width / 2, pinWidth)
  return (
    <>
      <svg x="50%" overflow="visible">
        <rect x={left + 1.5} y="1.5" width={pinWidth - 3} height={lane.pin - 3} rx="6" fill={fillOf(mark, date)} />
        <DrawnIcon name={markIcons[mark]} x={left + 6} y={7} size={20} />
      </svg>
      <line className="pin-length" x1="0" x2="100%" y1={lane.pin + 4} y2={lane.pin + 4} />
    </>
  )
}

const fillings = { missed: 'streck', rest: 'prickar' } as const
const isFilled = (mark: ShiftMark): mark is keyof typeof fillings => mark in fillings

const fillingId = (mark: keyof typeof fillings, date: string) => `${fillings[mark]}-${date}`

/** Only a pattern needs an attribute: an address in a stylesheet would be sought beside the stylesheet. */
const fillOf = (mark: ShiftMark, date: string): string | undefined =>
  isFilled(mark) ? `url(#${fillingId(mark, date)})` : undefined

/** The patterns that the day needs, so that a state is told apart in black and white too. */
function Fillings({ date, marks }: { date: string; marks: ReadonlySet<ShiftMark> }) {
  return (
    <>
      {marks.has('missed') && (
        <pattern
          id={fillingId('missed', date)}
          width="9"
          height="9"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="strip-hatch-ground" width="9" height="9" />
          <line className="strip-hatch-line" y2="9" />
        </pattern>
      )}
      {marks.has('rest') && (
        <pattern id={fillingId('rest', date)} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect className="strip-dots" width="8" height="8" />
          <circle className="dot" cx="4" cy="4" r="1.25" />
        </pattern>
      )}
    </>
  )
}
