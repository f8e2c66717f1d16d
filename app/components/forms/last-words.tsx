import { errorOf, type FieldError } from './error-summary'
import { PostForm } from './post-form'
import { SubmitButton } from './submit-button'
import { TextArea } from './text-field'

type Props = {
  /** The name of the field. */
  name: string
  label: string
  hint: string
  /** What was typed, when it came back. */
  value: string | undefined
  errors: readonly FieldError[]
  /** What the button says that it does. */
  button: string
}

/** The form of an act that ends something: a few words to those it concerns, and one button. */
export function LastWords({ errors, button, ...field }: Props) {
  return (
    <PostForm noValidate carried>
      <TextArea {...field} error={errorOf(errors, field.name)} />
      <SubmitButton danger>{button}</SubmitButton>
    </PostForm>
  )
}
