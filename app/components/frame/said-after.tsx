import type { ReactNode } from 'react'

/**
 * Words for ears alone, after words of the same link that are seen. The blank before them is one that is kept: without it a screen reader
 * that reads on says both as one word (docs/adr/0044).
 */
export function SaidAfter({ children }: { children: ReactNode }) {
  return (
    <span className="ds-sr-only">
      {'\u00A0'}
      {children}
    </span>
  )
}
