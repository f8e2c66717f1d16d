import { TimeBar } from '~/components/time/time-bar'
import { useTexts } from '~/i18n/context'
import type { BehindView, ReasonView } from '~/views/hours/reasons'
import type { Total } from '~/views/hours/summary'

type Props = {
  heading: string
  missing: readonly ReasonView[]
  surplus: readonly ReasonView[]
  none: string
  total: Total
}

/**
 * Why time is missing: each reason with its length, a bar to one scale, and what is behind it to open; last what makes up for
 * some of it; then what it comes to.
 */
export function Reasons({ heading, missing, surplus, none, total }: Props) {
  const t = useTexts()
  return (
    <section className="ds-card reasons" aria-labelledby="orsaker">
      <h2 id="orsaker">{heading}</h2>
      {missing.length === 0 && <p>{none}</p>}
      {missing.map((reason) => (
        <ReasonDetails key={reason.id} reason={reason} />
      ))}
      {surplus.map((reason) => (
        <ReasonDetails key={reason.id} reason={reason} note={t('hours.reasons.surplusExplain')} />
      ))}
      {total.duration === null ? (
        <p className="total">{total.text}</p>
      ) : (
        <p className="total">
          <span>{total.text}</span> <strong>{total.duration}</strong>
        </p>
      )}
    </section>
  )
}

function ReasonDetails({ reason, note }: { reason: ReasonView; note?: string }) {
  return (
    <details className="ds-details" id={reason.id}>
      <summary>
        <span className="name">{reason.label}</span> <strong>{reason.duration}</strong>
        <TimeBar bar={reason.bar} height={14} />
      </summary>
      <div>
        <p>{reason.explain}</p>
        {note !== undefined && <p>{note}</p>}
        {reason.behind.length > 0 && (
          <ul className="behind">
            {reason.behind.map((behind) => (
              <Behind key={behind.id} behind={behind} reason={reason.name} />
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}

/**
 * One shift or row: when, how much, where to see it whole, and where to say that it is wrong. A week or a month leads to what
 * is there for this reason, so that the link says which.
 */
export function Behind({ behind, reason }: { behind: BehindView; reason: string }) {
  const t = useTexts()
  return (
    <li>
      {behind.href === null ? (
        <span>{behind.text}</span>
      ) : (
        <a href={behind.href}>
          {behind.text}
          {behind.href.includes('#') && <span className="ds-sr-only">: {reason}</span>}
        </a>
      )}
      <span>{behind.duration}</span>
      {behind.objectHref !== null && (
        <a href={behind.objectHref}>
          <span className="ds-sr-only">{behind.objectLabel}</span>
          <span aria-hidden="true">{t('hours.behind.object')}</span>
        </a>
      )}
    </li>
  )
}
