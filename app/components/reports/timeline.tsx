import { WaySteps } from '~/components/time/way'
import { useTexts } from '~/i18n/context'
import type { TimelineItem } from '~/views/reports/month-timeline'

/** What the disc of a step shows by itself, a number that is passed or to come, is said to who listens; the rest is seen too. */
const seenByDisc: readonly string[] = ['done', 'upcoming']

/** The month from its end to the payment as a way of steps: what is done, what remains, and by when. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const t = useTexts()
  // When all is done there is no more to wait for.
  if (items.every(({ state }) => state === 'done'))
    return (
      <details className="ds-details">
        <summary>{t('reports.timeline.allDone')}</summary>
        <div>
          <TimelineSteps items={items} />
        </div>
      </details>
    )
  return (
    <section className="ds-card" aria-labelledby="tidslinje">
      <h2 id="tidslinje">{t('reports.timeline.heading')}</h2>
      <TimelineSteps items={items} />
    </section>
  )
}

/** The steps by themselves, under a heading of their own. */
export function TimelineSteps({ items }: { items: readonly TimelineItem[] }) {
  const t = useTexts()
  return (
    <WaySteps
      steps={items.map(({ id, state, stateText, text }) => ({
        id,
        state,
        said: (
          <p>
            <strong className={seenByDisc.includes(state) ? 'ds-sr-only' : undefined}>
              {t('reports.timeline.said', { state: stateText })}
            </strong>{' '}
            {text}
          </p>
        ),
      }))}
    />
  )
}
