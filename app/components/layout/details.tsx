import { Details as DsDetails } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'

/** More about something, closed until it is asked for; opens without script, and stands open on paper. */
export function Details({ summary, open, children }: { summary: string; open?: boolean; children: ReactNode }) {
  return (
    <DsDetails defaultOpen={open}>
      <DsDetails.Summary>{summary}</DsDetails.Summary>
      <DsDetails.Content>{typeof children === 'string' ? <p>{children}</p> : children}</DsDetails.Content>
    </DsDetails>
  )
}
