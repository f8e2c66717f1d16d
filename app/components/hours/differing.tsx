import { useTexts } from '~/i18n/context'
import { agreementId } from '~/views/hours/agreement'
import type { HoursView } from '~/views/hours/hours'
import { Behind } from './reasons'

/** Why the reports of the month come to another sum; nothing when they do not. */
export function Agreement({ agreement }: Pick<HoursView, 'agreement'>) {
  const t = useTexts()
  if (agreement === null) return null
  return (
    <details className="ds-details" id={agreementId}>
      <summary>{t('hours.agreement.heading')}</summary>
      <div>
        <p>{agreement.text}</p>
        <ul>
          {agreement.steps.map(({ id, text, rows }) => (
            <li key={id}>
              {text}
              <ul className="behind">
                {rows.map((row) => (
                  <Behind key={row.id} behind={row} reason={text} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

/** Reports whose sum is another at the provider; nothing when there are none. */
export function Differences({ differences }: Pick<HoursView, 'differences'>) {
  const t = useTexts()
  if (differences.length === 0) return null
  return (
    <section className="ds-card" aria-labelledby="summor">
      <h2 id="summor">{t('hours.differs.heading')}</h2>
      <p>{t('hours.differs.explain')}</p>
      <ul>
        {differences.map(({ text, href, link }) => (
          <li key={link}>
            {text} {href !== null && <a href={href}>{link}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}
