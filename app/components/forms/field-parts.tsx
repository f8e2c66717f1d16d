import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'

/** The ids of what describes a field, error first, for aria-describedby. Ids are made from the field's name. */
export function describedBy(name: string, { error, hint }: { error?: string; hint?: string }): string | undefined {
  const ids = [error !== undefined && `${name}-error`, hint !== undefined && `${name}-hint`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The help text of a field; stands between label and control. */
export function Hint({ name, children }: { name: string; children?: string }) {
  if (children === undefined) return null
  return (
    <p id={`${name}-hint`} data-field="description">
      {children}
    </p>
  )
}

/** What is wrong with a field, before the control, so that it is seen when the keyboard covers half of the screen. */
export function FieldErrorText({ name, children }: { name: string; children?: string }) {
  if (children === undefined) return null
  return (
    <p id={`${name}-error`} className="ds-validation-message" data-field="validation">
      <PageStyle part="forms" />
      <Icon name="XMarkOctagonFill" />
      <span>{children}</span>
    </p>
  )
}
