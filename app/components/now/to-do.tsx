import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { WaitingLinks } from '~/components/work-list/waiting'
import { useTexts } from '~/i18n/context'
import { SomeFirst } from './some-first'
import type { ToDoItem, ToDoView } from '~/views/now/to-do'

/** So many are seen at once; they are in the order of how urgent they are. */
const mostRows = 3

/** What waits for the viewer: each row is pressed, and an answer says what they think, of what, and its number last. Nothing when nothing does. */
export function ToDo({ view: { items, heading } }: { view: ToDoView }) {
  if (items.length === 0) return null
  return (
    <section className="ds-card to-do" aria-labelledby="att-gora">
      <PageStyle part="now" />
      <h2 id="att-gora">{heading}</h2>
      <SomeFirst items={items} most={mostRows}>
        {(some) => (
          <ul role="list" className="rows">
            {some.map((item) => (
              <Row key={item.key} item={item} />
            ))}
          </ul>
        )}
      </SomeFirst>
    </section>
  )
}

function Row({ item: { href, text, about, isAnswer } }: { item: ToDoItem }) {
  return (
    <li>
      <a href={href}>
        <Icon name={isAnswer ? 'ChatCheckmark' : 'Tasklist'} />
        <span>
          <strong>{text}</strong> {about !== null && <span>{about}</span>}
        </span>
      </a>
    </li>
  )
}

/** What waits for others, and months whose last day has passed. */
export function WaitsForOthers({ view: { unknown, others, passed } }: { view: ToDoView }) {
  const t = useTexts()
  if (unknown === null && others.length === 0 && passed.length === 0) return null
  return (
    <section className="waits" aria-label={t('work-list.others')}>
      {unknown !== null && <p>{unknown}</p>}
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
