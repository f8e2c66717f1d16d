/**
 * Digits and letters that are not mistaken for each other when written by hand (no 0 O, 1 I L, 5 S, 8 B), and no vowels,
 * so that they spell no word.
 */
const signs = '234679CDFGHJKMNPQRTVWXYZ'

/**
 * The reference number of an objection, as on the receipt: 'INV-7K3M-Q2'. Five random signs and a check sign, so that a
 * number heard wrong is noticed. `random` gives an integer from 0 up to, not including, its argument. There are 24^5
 * numbers, so whoever stores one must try again if it is taken.
 */
export function objectionReference(random: (below: number) => number): string {
  return referenceOf('INV', random)
}

/** The same with another beginning, three letters that say what kind of matter it is. */
export function referenceOf(kind: string, random: (below: number) => number): string {
  const body = Array.from({ length: 5 }, () => signs.charAt(random(signs.length))).join('')
  const all = body + checkSign(body)
  return `${kind}-${all.slice(0, 4)}-${all.slice(4)}`
}

/** The number as it is stored, however it was typed ('inv 7k3m q2'), or null when it is not one. */
export function parseObjectionReference(value: string): string | null {
  const match = /^INV([2-9A-Z]{6})$/.exec(value.toUpperCase().replaceAll(/[\s-]/g, ''))
  const all = match?.[1]
  if (!all || Array.from(all).some((sign) => !signs.includes(sign)) || checkSign(all.slice(0, 5)) !== all.slice(5))
    return null
  return `INV-${all.slice(0, 4)}-${all.slice(4)}`
}

/** Weighted by numbers prime to 24, so that any one sign changed is found. */
function checkSign(body: string): string {
  const weights = [1, 5, 7, 11, 13]
  const sum = Array.from(body).reduce((total, sign, index) => total + signs.indexOf(sign) * (weights[index] ?? 1), 0)
  return signs.charAt(sum % signs.length)
}
