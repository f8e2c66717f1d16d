/** Texts that no database takes: U+0000 is in no PostgreSQL text, and half a surrogate pair in no UTF-8. */

const halfOfAPair = /[\uD800-\uDFFF]/u

/** Whether a text can be kept. */
export function isFit(text: string): boolean {
  return !text.includes('\0') && !halfOfAPair.test(text)
}

const escaped = /\\u(?:0000|d[89a-f])/i

/** Whether a JSON body can hold a text that cannot be kept: only an escape brings one, and hardly any body has such. */
export function mayBeUnfit(body: string): boolean {
  return escaped.test(body)
}

/** Where in data a text is that cannot be kept, as a JSON path and a rule; null when there is none. */
export function unfitIn(data: unknown, path = ''): string | null {
  if (typeof data === 'string')
    return isFit(data) ? null : `${path || '/'} must not hold U+0000 or half a surrogate pair`
  if (typeof data !== 'object' || data === null) return null
  for (const [field, value] of Object.entries(data)) {
    const place = unfitIn(value, `${path}/${field}`)
    if (place !== null) return place
  }
  return null
}
