import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { NewTag } from '~/components/news/new-tag'
import { WaitingLinks } from '~/components/work-list/waiting'
import { useTexts } from '~/i18n/context'
import { SomeFirst } from './some-first'
import type { ToDoItem, ToDoView } from '~/views/now/to-do'

/** So many are seen at once; they are in the order of how urgent they are. */
const mostRows = 3

/**
 * What waits for the viewer: each row is pressed, and an answer says what they think, of what, and its number last. That more
 * may wait than could be read is said before it. Nothing when nothing waits.
 */
export function ToDo({ view: { items, heading, unknown } }: { view: ToDoView }) {
  if (items.length === 0 && unknown === null) return null
  return (
    <section className="ds-card to-do" aria-labelledby="att-gora">
      <PageStyle part="now" />
      {items.length > 0 ? <h2 id="att-gora">{heading}</h2> : <p id="att-gora">{heading}</p>}
      {unknown !== null && items.length > 0 && <p>{unknown}</p>}
      {items.length > 0 && (
        <SomeFirst items={items} most={mostRows}>
          {(some) => (
            <ul role="list" className="rows">
              {some.map((item) => (
                <Row key={item.key} item={item} />
              ))}
            </ul>
          )}
        </SomeFirst>
      )}
    </section>
  )
}

function Row({ item: { href, text, about, isAnswer, newness } }: { item: ToDoItem }) {
  return (
    <li>
      <a href={href}>
        <Icon name={isAnswer ? 'ChatCheckmark' : 'Tasklist'} />
        <span>
          <strong>{text}</strong> {about !== null && <span>{about}</span>}
          <NewTag newness={newness} />
        </span>
      </a>
    </li>
  )
}

/** What waits for others, and months whose last day has passed. */
export function WaitsForOthers({ view: { others, passed } }: { view: ToDoView }) {
  const t = useTexts()
  if (others.length === 0 && passed.length === 0) return null
  return (
    <section className="waits no-print" aria-label={t('work-list.others')}>
      <Folded heading={t('work-list.others')} items={others} />
      <Folded heading={t('work-list.passedHeading')} items={passed} />
    </section>
  )
}

/** Some of what waits, behind one line. */
function Folded({ heading, items }: { heading: string; items: ToDoView['others'] }) {
  if (items.length === 0) return null
  return (
    <details className="ds-details">
      <summary>{heading}</summary>
      <div>
        <WaitingLinks items={items} />
      </div>
    </details>
  )
}
