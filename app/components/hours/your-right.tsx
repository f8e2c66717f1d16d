import { decidersOf } from '~/domain/hours/law'
import { useTexts } from '~/i18n/context'
import type { Law } from '../../../provider-api/contract'

/**
 * What the law says about getting the time that was granted, and where to turn, the nearest first. To tell IVO after three
 * months is the municipality's duty (LSS and SoL). `laws`: those of the decisions; null: not known now.
 */
export function YourRight({ laws }: { laws: readonly Law[] | null }) {
  const t = useTexts()
  const deciders = decidersOf(laws === null ? null : new Set(laws))
  return (
    <section aria-labelledby="ratt">
      <h2 id="ratt">{t('hours.right.heading')}</h2>
      <p>{t('hours.right.law')}</p>
      {deciders !== 'state' && <p>{t('hours.right.three')}</p>}
      <p>{t('hours.right.turn')}</p>
      <ol>
        <li>{t('hours.right.provider')}</li>
        <li>{t(`hours.right.decider.${deciders}`)}</li>
        <li>{t('hours.right.ivo')}</li>
      </ol>
    </section>
  )
}

/** The same in short, on the pages of hours: the page of the decisions has it whole. */
export function ShortRight({ laws }: { laws: readonly Law[] | null }) {
  const t = useTexts()
  const deciders = decidersOf(laws === null ? null : new Set(laws))
  return (
    <details className="ds-details">
      <summary>{t('hours.right.heading')}</summary>
      <div>
        <p>{t('hours.right.law')}</p>
        <p>
          {t('hours.right.first')} {t(`hours.right.decider.${deciders}`)}
        </p>
      </div>
    </details>
  )
}
