/** The mock's invented people: no number here can be anybody's, since the birth numbers are those kept for tests (980–999). */

/** Somebody who gets help. `number`: twelve digits. */
export type MockClient = { id: number; number: string; first: string; last: string; isProtected: boolean }
/** Somebody who works. `userId`: what Lifecare calls a user. */
export type MockStaff = { id: number; number: string; userId: string; first: string; last: string; title: string }

const firstNames = [
  'Astrid',
  'Bertil',
  'Cecilia',
  'Dagny',
  'Edvin',
  'Fanny',
  'Gunnar',
  'Hilma',
  'Ivar',
  'Judit',
  'Knut',
]
const lastNames = [
  'Almgren',
  'Björk',
  'Dahlin',
  'Ekman',
  'Forsell',
  'Granath',
  'Hedlund',
  'Isaksson',
  'Kvist',
  'Lundin',
]
const staffFirst = ['Amina', 'Bo', 'Carina', 'David', 'Elif', 'Fredrik', 'Goran', 'Helena', 'Ismail', 'Jenny', 'Karim']
const staffLast = ['Ahmadi', 'Berglund', 'Cederholm', 'Demir', 'Engström', 'Falk', 'Gustavsson', 'Haddad', 'Ivarsson']

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const nth = (names: readonly string[], n: number): string => names[n % names.length] ?? ''

/** The last digit of a personal identity number, by the ten digits' first nine. Source: Skatteverket, the Luhn sum. */
function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + Math.floor(product / 10) + (product % 10)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** An invented personal identity number of twelve digits. `n` below 100 000 gives different ones. */
export function inventedNumber(n: number, fromYear: number): string {
  const year = fromYear + (n % 25)
  const month = 1 + (Math.floor(n / 25) % 12)
  const day = 1 + (Math.floor(n / 300) % 28)
  const birthNumber = 980 + (Math.floor(n / 8400) % 20)
  const nine = `${pad(year % 100, 2)}${pad(month, 2)}${pad(day, 2)}${pad(birthNumber, 3)}`
  return `${Math.floor(year / 100)}${nine}${checkDigit(nine)}`
}

/** `count` clients. The fourth has protected identity. */
export function makeClients(count: number): MockClient[] {
  return Array.from({ length: count }, (_, n) => ({
    id: 1000 + n,
    number: inventedNumber(n, 1930),
    first: nth(firstNames, n),
    last: nth(lastNames, n + Math.floor(n / firstNames.length)),
    isProtected: n === 3,
  }))
}

/** `count` who work. */
export function makeStaff(count: number): MockStaff[] {
  return Array.from({ length: count }, (_, n) => ({
    id: 500 + n,
    number: inventedNumber(n, 1966),
    userId: `lc${pad(n, 4)}`,
    first: nth(staffFirst, n),
    last: nth(staffLast, n + Math.floor(n / staffFirst.length)),
    title: n % 7 === 6 ? 'Sjuksköterska' : 'Undersköterska',
  }))
}
