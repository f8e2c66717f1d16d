import { Fragment } from 'react'
import { Avatar } from '~/components/frame/avatar'
import { Icon, type IconName } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { markIcons } from '~/components/schedule/day-strip'
import { NewTag } from '~/components/news/new-tag'
import { useTexts } from '~/i18n/context'
import type { VisitDayView, VisitView } from '~/views/now/day'
import type { ShiftMark } from '~/views/schedule/mark'
import type { ShiftView } from '~/views/schedule/shift'

/** `said`: what stands above of one shift, which is not said again of it, but when it was missed; null: of none. */
type Props = { day: VisitDayView; said: Said }

/** Lines, and the page of the shift that they are about. */
export type Said = { href: string; lines: readonly string[] } | null

/** The day in words, as it is read aloud and printed: what goes on and is to come, then what is over behind one line. */
export function VisitDay({ day: { ahead, missed, earlier, none }, said }: Props) {
  const inSight = [...ahead, ...missed]
  return (
    <>
      <PageStyle part="now" />
      {inSight.length === 0 && earlier === null && <p>{none}</p>}
      {inSight.length > 0 && <VisitList visits={inSight} said={said} />}
      {earlier !== null && (
        <details className="ds-details">
          <summary>{earlier.text}</summary>
          <div>
            <VisitList visits={earlier.visits} said={said} />
          </div>
        </details>
      )}
    </>
  )
}

function VisitList({ visits, said }: { visits: readonly VisitView[]; said: Said }) {
  return (
    <ol role="list" className="visits">
      {visits.map((visit) => (
        <Visit key={visit.shift.href} visit={visit} said={said} />
      ))}
    </ol>
  )
}

/** The clock time is for the eye, and the sign of one who rests; the sentence, what is said of it and the link say it to a screen reader. */
function Visit({ visit: { shift, way }, said }: { visit: VisitView; said: Said }) {
  const t = useTexts()
  const { mark, span, sentence, newness } = shift
  // What is missing has its sign where somebody would have their face.
  const staff = mark === 'missed' ? null : shift.staff
  const isSaid = said !== null && shift.href === said.href && mark !== 'missed'
  const remarks = isSaid ? shift.remarks.filter((remark) => !said.lines.includes(remark)) : shift.remarks
  return (
    <li className="visit" data-state={mark}>
      <p className="visit-time" aria-hidden="true">
        {span}
        {mark === 'rest' && <Icon name={markIcons.rest} />}
      </p>
      {staff === null ? (
        <span className="avatar nobody" {...picture}>
          <Icon name={markIcons[mark]} />
        </span>
      ) : (
        <Avatar name={staff} photo={shift.photo} />
      )}
      <div className="visit-text">
        <p className="visit-sentence">
          {sentence}
          <NewTag newness={newness} />
        </p>{' '}
        <Tag shift={shift} />
        {remarks.map((remark) => (
          <Fragment key={remark}>
            {' '}
            <p>{remark}</p>
          </Fragment>
        ))}
      </div>
      <p className="visit-ways no-print">
        {way !== null && (
          <a href={way.href} aria-label={way.label}>
            {way.text}
          </a>
        )}
        <a className="visit-more" href={shift.href} aria-label={shift.moreLabel}>
          {t('schedule.more')}
        </a>
      </p>
    </li>
  )
}

/** States that are to be seen at a glance; of what is done or is to come, vacant or missed, the sentence says it, and the frame and the sign. */
const tagged: Partial<Record<ShiftMark, (shift: ShiftView, t: ReturnType<typeof useTexts>) => string>> = {
  here: (_shift, t) => t('now.mark.here'),
  cancelled: ({ stateText }) => stateText,
}

function Tag({ shift }: { shift: ShiftView }) {
  const t = useTexts()
  const text = tagged[shift.mark]?.(shift, t)
  if (text === undefined) return null
  const icon: IconName = markIcons[shift.mark]
  return (
    <p>
      <span className="state-tag" data-state={shift.mark}>
        <Icon name={icon} />
        <span>{text}</span>
      </span>
    </p>
  )
}
