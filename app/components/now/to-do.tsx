import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { WaitingLinks } from '~/components/work-list/waiting'
import { useTexts } from '~/i18n/context'
import type { ToDoItem, ToDoView } from '~/views/now/to-do'

/** What waits for the viewer: each row is pressed, and an answer says what they think, of what, and its number last. Nothing when nothing does. */
export function ToDo({ view: { items, heading } }: { view: ToDoView }) {
  if (items.length === 0) return null
  return (
    <section className="ds-card to-do" aria-labelledby="att-gora">
      <PageStyle part="now" />
      <h2 id="att-gora">{heading}</h2>
      <ul role="list" className="rows">
        {items.map((item) => (
          <Row key={item.key} item={item} />
        ))}
      </ul>
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
    <section className="ds-card" aria-label={t('work-list.others')}>
      {unknown !== null && <p>{unknown}</p>}
      {others.length > 0 && (
        <>
          <h2>{t('work-list.others')}</h2>
          <WaitingLinks items={others} />
        </>
      )}
      {passed.length > 0 && (
        <>
          <h2>{t('work-list.passedHeading')}</h2>
          <WaitingLinks items={passed} />
        </>
      )}
    </section>
  )
}
