import { createElement, Fragment } from 'react'
import { PageStyle } from '~/components/frame/page-style'

/**
 * The number of a case, "INV-7KQM-4H", and a number with what it counts, "23 timmar": not with a word so long that the two together have
 * no room on a small screen, with the letters as wide apart as somebody may need (WCAG 1.4.12).
 */
const whole = /(\p{Lu}{2,}(?:-[\p{Lu}\d]+)+|(?<![\p{L}\d:.-])\d[\d\u00a0]* \p{Ll}{1,9}(?!\p{L}))/u

/**
 * A text in which a number stays on one line with what it counts, and the number of a case with itself. The text is the same: it is
 * heard, sought and copied as it was.
 */
export function Unbroken({ text }: { text: string }) {
  const parts = text.split(whole)
  if (parts.length === 1) return text
  const held = parts.map((part, at) => (at % 2 === 0 ? part : createElement('span', { className: 'unbroken' }, part)))
  return createElement(Fragment, null, <PageStyle part="unbroken" />, ...held)
}
