import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import type { BehindView, ReasonView } from '~/views/hours/reasons'

type Props = { missing: readonly ReasonView[]; surplus: readonly ReasonView[]; none: string; total: string }

/** Why time is missing, each reason opening what is behind it; then what makes up for some of it; then what it comes to. */
export function Reasons({ missing, surplus, none, total }: Props) {
  const t = useTexts()
  return (
    <section aria-labelledby="orsaker">
      <h2 id="orsaker">{t('hours.reasons.heading')}</h2>
      {missing.length === 0 && <p>{none}</p>}
      {missing.map((reason) => (
        <ReasonDetails key={reason.id} reason={reason} />
      ))}
      {surplus.length > 0 && (
        <>
          <h3>{t('hours.reasons.surplus')}</h3>
          <p>{t('hours.reasons.surplusExplain')}</p>
          {surplus.map((reason) => (
            <ReasonDetails key={reason.id} reason={reason} />
          ))}
        </>
      )}
      <p>
        <strong>{total}</strong>
      </p>
    </section>
  )
}

function ReasonDetails({ reason }: { reason: ReasonView }) {
  const t = useTexts()
  return (
    <details className="ds-details" id={reason.id}>
      <summary>{t('hours.reasons.item', { reason: reason.name, duration: reason.duration })}</summary>
      <div>
        <PageStyle part="hours" />
        <p>{reason.explain}</p>
        {reason.behind.length > 0 && (
          <ul className="behind">
            {reason.behind.map((behind) => (
              <Behind key={behind.id} behind={behind} />
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}

/** One shift or row: when, how much, where to see it whole, and where to say that it is wrong. */
function Behind({ behind }: { behind: BehindView }) {
  const t = useTexts()
  return (
    <li>
      {behind.href === null ? <span>{behind.text}</span> : <a href={behind.href}>{behind.text}</a>}
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
