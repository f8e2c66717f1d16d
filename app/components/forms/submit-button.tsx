import { Button } from '@digdir/designsystemet-react'

type SubmitButtonProps = {
  children: string
  secondary?: boolean
  /** For what takes something away. */
  danger?: boolean
  name?: string
  value?: string
}

/** Sends the form it stands in. When one acts for someone, say the name in its words: "Skicka för Erik Holm". */
export function SubmitButton({ children, secondary = false, danger = false, name, value }: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      variant={secondary ? 'secondary' : 'primary'}
      data-color={danger ? 'danger' : undefined}
      name={name}
      value={value}
    >
      {children}
    </Button>
  )
}

/** A value that goes along with the form and is not shown. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}
