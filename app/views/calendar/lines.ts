/** What a property of a calendar holds: an instant, a calendar day (yyyy-mm-dd), a number or text that is escaped, or as it is. */
type Value = Date | number | { day: string } | { text: string } | { raw: string }

/** A property: its name with its parameters, and its value. Null is left out. */
export type Property = readonly [name: string, value: Value | null]

/** Signs that no text of a calendar may have (RFC 5545, 3.3.11), and those that end a line without being a line's end. */
const noText = /[\p{Cc}\p{Cs}\u2028\u2029]/gu

/** Text as it stands in a property: in one line, and without what would end it. */
function escaped(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll(noText, ' ').replaceAll(/[\\;,]/g, String.raw`\$&`))
    .join(String.raw`\n`)
}

/** An instant in UTC, to the second: 20261119T065300Z. */
const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

function written(value: Value): string {
  if (value instanceof Date) return instant(value)
  if (typeof value === 'number') return String(value)
  if ('day' in value) return value.day.replaceAll('-', '')
  return 'raw' in value ? value.raw : escaped(value.text)
}

/** How many octets of UTF-8 a sign is. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** No line has more, in octets; what is longer goes on in the next, after a blank (RFC 5545, 3.1). */
const mostOctets = 75

/** A line in as many as it takes; no sign is cut in two. */
function folded(line: string): string {
  let [lines, octets] = ['', 0]
  for (const sign of line) {
    const more = octetsOf(sign)
    if (octets + more > mostOctets) {
      lines += '\r\n '
      octets = 1
    }
    lines += sign
    octets += more
  }
  return lines
}

/** A part of a calendar, as the lines that it is written in. */
export function component(name: string, properties: readonly Property[], within: readonly string[] = []): string {
  const own = properties.flatMap(([property, value]) =>
    value === null ? [] : [`${folded(`${property}:${written(value)}`)}\r\n`],
  )
  return [`BEGIN:${name}\r\n`, ...own, ...within, `END:${name}\r\n`].join('')
}
