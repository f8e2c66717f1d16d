import { langOf, type Mixed, type OutsideText } from '~/i18n/origin'
import { isolated } from '~/i18n/outside-text'

/** Words that are not ours, marked with their language as far as it is known. */
export function Outside({ text, from }: OutsideText) {
  return <span lang={langOf(from)}>{isolated(text)}</span>
}

/** A sentence of ours with such words in it. */
export function MixedText({ parts }: { parts: Mixed }) {
  // The same words may stand twice: a part is known by its place.
  const placed = parts.map((part, index) => ({ place: `${index}`, part }))
  return placed.map(({ place, part }) => (typeof part === 'string' ? part : <Outside key={place} {...part} />))
}
