/** How many tones there are (theme.css). */
const tones = 5

/** The first letters of the first and the last of a person's names: "HW" of "Hodan Warsame", "M" of "Maja". */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^\p{L}/u.test(part))
  const [first, last] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
  return [first, last].map((part) => ([...(part ?? '')][0] ?? '').toUpperCase()).join('')
}

/** A tone, 1 to 5, that is the same for the same name wherever and whenever it is drawn. */
export function toneOf(name: string): number {
  let sum = 0
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973
  return (sum % tones) + 1
}
