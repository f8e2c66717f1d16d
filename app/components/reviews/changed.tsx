import type { ReactNode } from 'react'
import { ToldBefore } from '~/components/frame/told'
import { useTexts } from '~/i18n/context'

/** The page of what was to be reviewed, where that is not what was shown: says first that nothing was said, and what has changed. */
export function ReviewChanged({ changed, children }: { changed: readonly string[]; children: ReactNode }) {
  const t = useTexts()
  if (changed.length === 0) return children
  const text = t('reviews.notShown.told', { count: changed.length, changes: changed.join(' ') })
  return <ToldBefore value={{ isDone: false, text }}>{children}</ToldBefore>
}
