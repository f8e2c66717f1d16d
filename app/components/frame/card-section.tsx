import type { ReactNode } from 'react'
import { Card } from './card'

type Props<T> = {
  id: string
  heading: string
  items: readonly T[]
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
}

/** A heading and a list of cards under it; nothing at all when there are none. */
export function CardSection<T>({ id, heading, items, keyOf, children }: Props<T>) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul role="list" className="cards">
        {items.map((item) => (
          <li key={keyOf(item)}>
            <Card>{children(item)}</Card>
          </li>
        ))}
      </ul>
    </section>
  )
}
