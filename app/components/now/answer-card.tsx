import { Heading } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { Avatar } from '~/components/frame/avatar'
import { ButtonLink } from '~/components/frame/button-link'
import { Icon, type IconName } from '~/components/frame/icon'
import { Outside } from '~/components/frame/outside'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { FirstCall } from '~/components/urgent/call-button'
import type { AnswerKind, AnswerView, Progress } from '~/views/now/answer'

type Props = {
  card: AnswerView
  /** 1: it is the answer of the page. */
  level: 1 | 2
  /** On a page of its own the same is said below, so that the card is only what to do. */
  withActivities?: boolean
  /** Between what is said and what can be done: what is old or missing. */
  children?: ReactNode
  /** Under what can be done: from when it is. */
  foot?: ReactNode
}

const icons: Record<AnswerKind, IconName> = {
  ...{ here: 'PersonCheckmark', overrun: 'Clock', onCall: 'MoonFill', next: 'Clock', over: 'CheckmarkCircleFill' },
  ...{ nothing: 'Calendar', unknown: 'ExclamationmarkTriangleFill', notYours: 'InformationSquareFill' },
  ...{ nextVacant: 'ExclamationmarkTriangleFill', vacantNow: 'ExclamationmarkTriangleFill' },
  ...{ saidHere: 'ExclamationmarkTriangleFill', late: 'XMarkOctagonFill', missed: 'XMarkOctagonFill' },
  cancelled: 'XMarkOctagonFill',
}
/** Where ringing is what to do first. */
const urgent = new Set<AnswerKind>(['late', 'missed', 'saidHere', 'vacantNow', 'unknown'])

/**
 * The answer of a page: who, since when or how late, what comes next, and what one can do. What it is about has its own face
 * (edge, filling, icon and word). The heading is first in the source; letters and tag are drawn above it on a phone.
 */
export function AnswerCard({ card, level, withActivities = true, children, foot }: Props) {
  const id = level === 1 ? 'svar' : `svar-${card.id.replaceAll(/[^\w-]/g, '-')}`
  return (
    <section className="answer" data-state={card.kind} aria-labelledby={id}>
      <PageStyle part="answer" />
      <div className="answer-head">
        <div className="answer-who" data-alone={card.people.length === 0 || undefined}>
          <Heading level={level} data-size={level === 1 ? 'lg' : 'md'} id={id}>
            {card.heading}
          </Heading>
          {card.people.length > 0 && (
            <span className="answer-people" {...picture}>
              {card.people.map((name) => (
                <Avatar key={name} name={name} photo={card.photos[name]} />
              ))}
            </span>
          )}
          {card.tag !== null && (
            <p className="answer-tag">
              <Icon name={icons[card.kind]} />
              <span>{card.tag}</span>
            </p>
          )}
          {card.lines.length > 0 && (
            <div className="answer-lines">
              {card.lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          )}
        </div>
        {card.progress !== null && <Passed progress={card.progress} />}
      </div>
      {children}
      {card.next !== null && (
        <div className="answer-next">
          {card.next.people.map((name) => (
            <Avatar key={name} name={name} photo={card.photos[name]} />
          ))}
          <div>
            {card.next.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
      )}
      <Acts card={card} />
      {card.help.length > 0 && <p className="answer-help">{card.help.join(' ')}</p>}
      {withActivities && card.activities !== null && (
        <div className="answer-doing">
          <p>{card.activities.heading}</p>
          <ul>
            {card.activities.names.map((name) => (
              <li key={name}>
                <Outside text={name} from="provider" />
              </li>
            ))}
          </ul>
        </div>
      )}
      {foot}
    </section>
  )
}

function Acts({ card: { kind, call, sayNobody, sayHere, more } }: { card: AnswerView }) {
  if (call === null && sayNobody === null && sayHere === null && more === null) return null
  return (
    <div className="answer-acts">
      {call !== null && <Ring kind={kind} call={call} />}
      {sayNobody !== null && (
        <ButtonLink href={sayNobody.href} secondary>
          <Icon name="ChatExclamationmark" />
          <span>{sayNobody.text}</span>
        </ButtonLink>
      )}
      {sayHere !== null && (
        <PostForm action={sayHere.action}>
          <SubmitButton secondary>{sayHere.text}</SubmitButton>
        </PostForm>
      )}
      {more !== null && (
        <ButtonLink href={more.href} secondary>
          {more.text}
        </ButtonLink>
      )}
    </div>
  )
}

/** Where something is wrong the number stands on the button, or that there is none. */
function Ring({ kind, call }: { kind: AnswerKind; call: NonNullable<AnswerView['call']> }) {
  if (urgent.has(kind)) return <FirstCall {...call} />
  if (call.ring === null) return null
  return (
    <ButtonLink href={call.ring.href}>
      <Icon name="PhoneFill" />
      <span>{call.ring.text}</span>
    </ButtonLink>
  )
}

/** How far it has come by the plan, as a length. The list of the day says its times. */
function Passed({ progress: { from, to, percent } }: { progress: Progress }) {
  return (
    <div className="answer-passed" {...picture}>
      <span>{from}</span>
      <svg width="100%" height="16">
        <rect className="whole" x="1" y="1" width="99%" height="14" rx="7" />
        <rect className="passed" x="1" y="1" width={`${Math.min(99, percent)}%`} height="14" rx="7" />
      </svg>
      <span>{to}</span>
    </div>
  )
}
