/** Personal identity numbers in texts: those that are known, and what looks like one. */

const shape = /(?<![\w.-])(?:(19|20))?(\d{2})(\d{2})(\d{2})[-+]?(\d{4})(?![\w.-])/g

/** Whether ten digits have the check digit that a Swedish number has (Luhn). */
function hasCheckDigit(tenDigits: string): boolean {
  const sum = [...tenDigits].reduce((total, digit, nth) => {
    const product = Number(digit) * (nth % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}

/** Whether a text holds what looks like a personal identity number: a date (or with 60 added to the day), and a check digit. */
export function looksLikeNumber(text: string): boolean {
  return [...text.matchAll(shape)].some(([, , year = '', month = '', day = '', rest = '']) => {
    const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) % 60 >= 1 && Number(day) % 60 <= 31
    return isDate && Number(day) <= 91 && hasCheckDigit(year + month + day + rest)
  })
}

/** The ways in which a number of twelve digits is written. */
export function waysToWrite(number: string): string[] {
  const [short, century] = [number.slice(2), number.slice(0, 2)]
  const dashed = (sign: string) => `${short.slice(0, 6)}${sign}${short.slice(6)}`
  return [number, short, dashed('-'), dashed('+'), `${century}${dashed('-')}`]
}

/** Takes secrets out of a text: each of them, and what looks like a personal identity number. */
export function masked(text: string, secrets: readonly string[]): string {
  const without = secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '***')), text)
  return without.replaceAll(shape, (found) => (looksLikeNumber(found) ? '***' : found))
}
