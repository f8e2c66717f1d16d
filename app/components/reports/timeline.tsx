import { picture } from '~/components/frame/picture'
import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import type { TimelineItem } from '~/views/reports/month-timeline'

/** What the disc of a step shows by itself, a number that is passed or to come, is said to who listens; the rest is seen too. */
const seenByDisc: readonly string[] = ['done', 'upcoming']

/**
 * The month from its end to the payment as a way of steps: what is done, what remains, and by when. The disc repeats the word
 * of the step's state by its edge and filling.
 */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const t = useTexts()
  return (
    <section className="ds-card" aria-labelledby="tidslinje">
      <h2 id="tidslinje">{t('reports.timeline.heading')}</h2>
      <PageStyle part="reports" />
      <ol className="way" role="list">
        {items.map((item, at) => (
          <li key={item.id} data-state={item.state}>
            <span className="disc" {...picture}>
              {item.state !== 'done' && at + 1}
            </span>
            <p>
              <strong className={seenByDisc.includes(item.state) ? 'ds-sr-only' : undefined}>
                {t('reports.timeline.said', { state: item.stateText })}
              </strong>{' '}
              {item.text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
