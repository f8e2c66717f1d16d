import { ButtonLink } from '~/components/frame/button-link'
import { Outside } from '~/components/frame/outside'
import { PrintButton } from '~/components/frame/print-button'
import { Rest } from '~/components/frame/rest'
import { CallCard } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { PlanPart, PlanView } from '~/views/documents/plan'
import type { CallView } from '~/views/urgent/call'

/** What is seen at once where it is easy to read: what is decided, how and when, and what matters. */
const first = 3

/** `wishHref`: where a wish about it begins; null: not from here. */
type PlanProps = { plan: PlanView; wishHref: string | null; call: CallView | null }

/** A plan of the help, part by part; the plan's own words are marked as Swedish. Beside or after it when it is followed up, and whom to ask. */
export function Plan({ plan, wishHref, call }: PlanProps) {
  const t = useTexts()
  return (
    <div className="grid">
      <article>
        <Parts parts={plan.parts.slice(0, first)} />
        <Rest>
          <Parts parts={plan.parts.slice(first)} />
        </Rest>
      </article>
      <div className="column">
        <section className="ds-card" aria-labelledby="uppfoljning">
          <h2 id="uppfoljning">{t('documents.plan.followUp.heading')}</h2>
          <p>{plan.followUp}</p>
        </section>
        <section className="ds-card" aria-labelledby="andra">
          <h2 id="andra">{plan.change.heading}</h2>
          <p>{wishHref === null ? plan.change.how : plan.change.wish}</p>
          {wishHref !== null && (
            <p className="no-print">
              <ButtonLink href={wishHref}>{plan.change.send}</ButtonLink>
            </p>
          )}
        </section>
        {call !== null && <CallCard call={call} />}
        <PrintButton />
      </div>
    </div>
  )
}

function Parts({ parts }: { parts: readonly PlanPart[] }) {
  return parts.map(({ id, heading, isOwnHeading, texts, items, none }) => (
    <section key={id} aria-labelledby={id}>
      <h2 id={id}>{isOwnHeading ? <Outside text={heading} from="provider" /> : heading}</h2>
      {none !== null && <p>{none}</p>}
      {numbered(texts).map(({ key, text }) => (
        <p key={key}>
          <Outside text={text} from="provider" />
        </p>
      ))}
      {items.length > 0 && (
        <ul>
          {numbered(items).map(({ key, text }) => (
            <li key={key}>
              <Outside text={text} from="provider" />
            </li>
          ))}
        </ul>
      )}
    </section>
  ))
}

/** The same words may stand twice: they are known by their place. */
const numbered = (texts: readonly string[]) => texts.map((text, nth) => ({ key: `${nth}`, text }))
