import { langOf, type Mixed, type OutsideText } from '~/i18n/origin'
import { isolated } from '~/i18n/outside-text'

/** Words that are not ours, marked with their language as far as it is known. */
export function Outside({ text, from }: OutsideText) {
  return <span lang={langOf(from)}>{isolated(text)}</span>
}

/** A sentence of ours with such words in it. */
export function MixedText({ parts }: { parts: Mixed }) {
  return parts.map((part, index) =>
    // The same words may stand twice: a part is known by its place.
    // eslint-disable-next-line react/no-array-index-key
    typeof part === 'string' ? part : <Outside key={index} {...part} />,
  )
}
