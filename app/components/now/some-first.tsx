import type { ReactNode } from 'react'
import { useTexts } from '~/i18n/context'

type Props<Item> = { items: readonly Item[]; most: number; children: (items: readonly Item[]) => ReactNode }

/** The first of a long list, and the rest behind one line that says how many. One more than `most` is not worth a line. */
export function SomeFirst<Item>({ items, most, children }: Props<Item>) {
  const t = useTexts()
  if (items.length <= most + 1) return children(items)
  return (
    <>
      {children(items.slice(0, most))}
      <details className="ds-details">
        <summary>{t('now.rest', { count: items.length - most })}</summary>
        <div>{children(items.slice(most))}</div>
      </details>
    </>
  )
}
