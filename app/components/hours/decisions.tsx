import { Alert } from '~/components/frame/alert'
import { Facts } from '~/components/frame/facts'
import { useTexts } from '~/i18n/context'
import type { DecisionsView, DecisionView } from '~/views/hours/decisions'
import { YourRight } from './your-right'

/** The decisions on time: those in force first. One that has waited for more than three months says so. */
export function Decisions({ view }: { view: DecisionsView }) {
  const t = useTexts()
  return (
    <>
      <p>{t('hours.decisions.explain')}</p>
      {view.groups.map(({ id, heading, items }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{heading}</h2>
          {items.map((item) => (
            <Decision key={item.id} item={item} />
          ))}
        </section>
      ))}
      <YourRight laws={view.laws} />
    </>
  )
}

function Decision({ item }: { item: DecisionView }) {
  const t = useTexts()
  return (
    <article className="decision">
      <h3>{item.heading}</h3>
      <p>{item.law}</p>
      {item.waiting && (
        <Alert tone="warning" title={t('hours.decisions.waitingHeading')} level={4}>
          <p>{t('hours.decisions.waiting')}</p>
          <p>{t('hours.decisions.waitingMeans')}</p>
        </Alert>
      )}
      <Facts facts={item.facts} />
      <p>{item.started}</p>
      {item.hours && (
        <p>
          <a href={item.hours.href}>{item.hours.text}</a>
        </p>
      )}
    </article>
  )
}
