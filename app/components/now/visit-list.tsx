import { Avatar } from '~/components/frame/avatar'
import { Icon, type IconName } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { markIcons } from '~/components/schedule/day-strip'
import { useTexts } from '~/i18n/context'
import type { VisitDayView, VisitView } from '~/views/now/day'
import type { ShiftMark } from '~/views/schedule/mark'
import type { ShiftView } from '~/views/schedule/shift'

/** The day in words, as it is read aloud and printed: what goes on and is to come, then what is over behind one line. */
export function VisitDay({ day: { ahead, earlier, none } }: { day: VisitDayView }) {
  return (
    <>
      <PageStyle part="now" />
      {ahead.length === 0 && earlier === null && <p>{none}</p>}
      {ahead.length > 0 && <VisitList visits={ahead} />}
      {earlier !== null && (
        <details className="ds-details" open={earlier.isOpen}>
          <summary>{earlier.text}</summary>
          <div>
            <VisitList visits={earlier.visits} />
          </div>
        </details>
      )}
    </>
  )
}

function VisitList({ visits }: { visits: readonly VisitView[] }) {
  return (
    <ol role="list" className="visits">
      {visits.map((visit) => (
        <Visit key={visit.shift.href} visit={visit} />
      ))}
    </ol>
  )
}

/** The clock time is for the eye; the sentence and the link say it to a screen reader. */
function Visit({ visit: { shift, object } }: { visit: VisitView }) {
  const t = useTexts()
  const { mark, span, staff, sentence, remarks } = shift
  return (
    <li className="visit" data-state={mark}>
      <p className="visit-time" aria-hidden="true">
        {span}
      </p>
      {staff === null ? (
        <span className="avatar nobody" {...picture}>
          <Icon name={markIcons[mark]} />
        </span>
      ) : (
        <Avatar name={staff} photo={shift.photo} />
      )}
      <div className="visit-text">
        <p className="visit-sentence">{sentence}</p>
        <Tag shift={shift} />
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </div>
      <p className="visit-ways no-print">
        {object !== null && (
          <a href={object.href} aria-label={object.label}>
            {t('schedule.shift.object')}
          </a>
        )}
        <a className="visit-more" href={shift.href} aria-label={shift.moreLabel}>
          {t('schedule.more')}
        </a>
      </p>
    </li>
  )
}

/** States that are to be seen at a glance; of what is done or is to come the sentence is enough. */
const tagged: Partial<Record<ShiftMark, (shift: ShiftView, t: ReturnType<typeof useTexts>) => string>> = {
  here: (_shift, t) => t('now.mark.here'),
  rest: ({ onCall }, t) => t(onCall ? 'now.mark.standby' : 'now.mark.waiting'),
  vacant: (_shift, t) => t('urgent.vacant.tag'),
  missed: ({ state }, t) => t(state === 'late' ? 'urgent.mark.late' : 'urgent.mark.missed'),
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
