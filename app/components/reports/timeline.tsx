import { useTexts } from '~/i18n/context'
import type { TimelineItem } from '~/views/reports/month-timeline'

/** The month from its end to the payment: what is done, what remains, and by when. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const t = useTexts()
  return (
    <section aria-labelledby="tidslinje">
      <h2 id="tidslinje">{t('reports.timeline.heading')}</h2>
      <ol className="timeline">
        {items.map((item) => (
          <li key={item.id} data-state={item.state}>
            <strong>{item.stateText}</strong> <span>{item.text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
