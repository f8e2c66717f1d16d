import { Alert as DsAlert } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'

/** How a message is meant. The words carry it; colour and icon only repeat it. */
export type Tone = 'info' | 'success' | 'warning' | 'danger'

/**
 * A message that is there when the page comes; no role, because nothing changes while one reads. With a title it is a
 * heading on `level` (2 when not said).
 */
export function Alert({ tone = 'info', title, level = 2, children }: AlertProps) {
  const Title = `h${level}` as const
  return (
    <DsAlert data-color={tone}>
      {title !== undefined && <Title>{title}</Title>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </DsAlert>
  )
}

type AlertProps = { tone?: Tone; title?: string; level?: 2 | 3 | 4; children?: ReactNode }
