import { Alert } from '~/components/frame/alert'
import { Facts } from '~/components/frame/facts'
import { Rest } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import type { DecisionsView, DecisionView, GivenView } from '~/views/hours/decisions'
import { BarFillings, TimeBar } from '~/components/time/time-bar'
import { Unbroken } from '~/components/time/unbroken'
import { HoursSums } from './hours-sums'
import { YourRight } from './your-right'

/** The decisions on time: those in force first. One that has waited for more than three months says so. */
export function Decisions({ view }: { view: DecisionsView }) {
  const t = useTexts()
  return (
    <>
      <BarFillings />
      <p>{t('hours.decisions.explain')}</p>
      {view.groups.map(({ id, heading, given, items }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{heading}</h2>
          {given.map((one) => (
            <Given key={one.texts.join(' ')} given={one} />
          ))}
          <div className="columns">
            {items.map((item) => (
              <Decision key={item.id} item={item} />
            ))}
          </div>
        </section>
      ))}
      <Rest about={t('hours.right.heading')}>
        <YourRight laws={view.laws} />
      </Rest>
    </>
  )
}

function Decision({ item }: { item: DecisionView }) {
  const t = useTexts()
  return (
    <article className="ds-card decision">
      <h3>
        <Unbroken text={item.heading} />
      </h3>
      {item.given !== null && <Given given={item.given} />}
      {item.waiting && (
        <Alert tone="warning" title={t('hours.decisions.waitingHeading')} level={4}>
          <p>{t('hours.decisions.waiting')}</p>
          <p>{t('hours.decisions.waitingMeans')}</p>
        </Alert>
      )}
      <Rest about={item.amount}>
        <Facts facts={item.facts} />
        <p>{item.law}</p>
      </Rest>
      <p>{item.started}</p>
      {item.hours && (
        <p className="no-print">
          <a href={item.hours.href}>{item.hours.text}</a>
        </p>
      )}
    </article>
  )
}

/** What has come of the decision so far: in words, as a bar, and its numbers. */
function Given({ given: { texts, bar, sums } }: { given: GivenView }) {
  const t = useTexts()
  return (
    <>
      <p>{texts.join(' ')}</p>
      {bar !== null && (
        <TimeBar bar={bar} height={40} {...(bar.mark !== null && { markText: t('format.yesterday') })} />
      )}
      <HoursSums sums={sums} />
    </>
  )
}
