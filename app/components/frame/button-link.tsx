import { Button } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'

/** A link that leads on and looks like a button. What changes something is a form with a SubmitButton instead. */
export function ButtonLink({ href, secondary = false, children }: ButtonLinkProps) {
  return (
    <Button asChild variant={secondary ? 'secondary' : 'primary'}>
      <a href={href}>{children}</a>
    </Button>
  )
}

type ButtonLinkProps = { href: string; secondary?: boolean; children: ReactNode }
