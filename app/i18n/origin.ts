import type { TextKey } from './keys'
import { isBlank } from './outside-text'
import type { Texts } from './texts'

/** Who has written a text that is not ours. */
export type Origin = 'provider' | 'person'

/** A text that is not ours, with where it comes from. Names of people, places and organisations need none (WCAG 3.1.2). */
export type OutsideText = { text: string; from: Origin }

/** A sentence of ours with such texts in it, part by part. */
export type Mixed = readonly (string | OutsideText)[]

/**
 * The value of `lang` for a text by where it comes from. A provider's is taken to be
 * Swedish, in which care in Sweden is documented; the contract has no word for it. What language a person writes in nobody
 * knows, and the empty value is how HTML says so: a voice then reads it as its owner has chosen, and not as the page.
 */
export function langOf(from: Origin): 'sv' | '' {
  return from === 'provider' ? 'sv' : ''
}

/** Stand in a sentence for what is put there, in the order of `values`. */
const first = 1
const mark = (index: number): string => String.fromCharCode(first + index)

/** Our text of `key` around texts that are not ours. What has nothing to read in it is left to our text to say. */
export function mixed(t: Texts, key: TextKey, values: Readonly<Record<string, OutsideText>>): Mixed {
  const put = Object.entries(values)
  const whole = t(
    key,
    Object.fromEntries(put.map(([name, { text }], index) => [name, isBlank(text) ? text : mark(index)])),
  )
  const marks = put.map((_, index) => mark(index)).join('')
  return whole
    .split(new RegExp(`([${marks}])`, 'u'))
    .filter((part) => part !== '')
    .map((part) => put[part.charCodeAt(0) - first]?.[1] ?? part)
}
