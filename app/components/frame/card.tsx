import { Card as DsCard } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'

/** A framed piece of a page that belongs together. It is no link; put the link in its heading. */
export function Card({ tinted = false, children }: { tinted?: boolean; children: ReactNode }) {
  return <DsCard data-variant={tinted ? 'tinted' : 'default'}>{children}</DsCard>
}
