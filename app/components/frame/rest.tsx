import type { ReactNode } from 'react'
import { useLanguage, useTexts } from '~/i18n/context'

/** True where less is to be in sight: on a page in lättläst. */
export const useLess = (): boolean => useLanguage() === 'sv-lattlast'

/**
 * What a page has beside its answer and what is to be done: in sight, but on a page in lättläst behind one line to press, because
 * that is a page with less on it and not the same one in other words. Never what is wrong, missing or not known. `about`: for the
 * ear, which of the page's lines it is, where there are several.
 */
export function Rest({ about, children }: { about?: string; children: ReactNode }) {
  const t = useTexts()
  if (!useLess()) return children
  return (
    <details className="ds-details">
      <summary>
        {t('frame.rest')}
        {about !== undefined && <span className="ds-sr-only">: {about}</span>}
      </summary>
      <div>{children}</div>
    </details>
  )
}
