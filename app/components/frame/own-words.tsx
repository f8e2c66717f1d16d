import { langOf, type OutsideText } from '~/i18n/origin'

/** What somebody has written, just as it was written, marked with its language as far as it is known. */
export function OwnWords({ text, from }: OutsideText) {
  return (
    <blockquote className="own-words" lang={langOf(from)}>
      {text}
    </blockquote>
  )
}
