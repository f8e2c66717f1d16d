import { Heading } from '@digdir/designsystemet-react'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { ButtonLink } from '~/components/frame/button-link'
import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import type { UrgentCardView } from '~/views/urgent/card'

type Props = {
  card: UrgentCardView
  /** 1: it is the answer of the page. */
  level: 1 | 2
  /** On a page of its own the same is said below, so that the card is only what to do. */
  withActivities?: boolean
}

const calmer = new Set<UrgentCardView['kind']>(['vacantNow', 'saidHere'])

/**
 * Nobody has come, or nobody is booked now: its own face (edge, filling, icon and word), and what one can do, ringing first.
 * The heading is first in the source; the tag is drawn above it.
 */
export function AnswerCard({ card, level, withActivities = true }: Props) {
  const id = `svar-${card.id.replaceAll(/[^\w-]/g, '-')}`
  return (
    <section className="answer" data-state={card.kind} aria-labelledby={id}>
      <PageStyle part="urgent" />
      <div className="answer-head">
        <Heading level={level} data-size={level === 1 ? 'lg' : 'md'} id={id}>
          {card.heading}
        </Heading>
        <p className="answer-tag">
          <Icon name={calmer.has(card.kind) ? 'ExclamationmarkTriangleFill' : 'XMarkOctagonFill'} />
          <span>{card.tag}</span>
        </p>
        {card.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className="answer-acts">
        {card.call.first === null ? <p>{card.call.none}</p> : <CallButton {...card.call.first} />}
        {card.sayNobody !== null && (
          <ButtonLink href={card.sayNobody.href} secondary>
            {card.sayNobody.text}
          </ButtonLink>
        )}
        {card.sayHere !== null && (
          <PostForm action={card.sayHere.action}>
            <SubmitButton secondary>{card.sayHere.text}</SubmitButton>
          </PostForm>
        )}
        {card.more !== null && (
          <a className="action-link" href={card.more.href}>
            {card.more.text}
          </a>
        )}
      </div>
      {card.help.length > 0 && <p className="answer-help">{card.help.join(' ')}</p>}
      {withActivities && card.activities !== null && (
        <div className="answer-doing">
          <p>{card.activities.heading}</p>
          <ul>
            {card.activities.names.map((name) => (
              <li key={name} lang="sv">
                {name}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** A number as the largest button there is; on paper it is text. */
export function CallButton({ href, text }: { href: string; text: string }) {
  return (
    <a className="call-button" href={href}>
      <PageStyle part="urgent" />
      <Icon name="PhoneFill" />
      <span>{text}</span>
    </a>
  )
}
