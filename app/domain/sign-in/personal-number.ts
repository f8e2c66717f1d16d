/**
 * A personnummer or samordningsnummer as 12 digits, or null when the date or the check digit is wrong, or the birth is
 * ahead. Takes 12 or 10 digits as people write it: with spaces, and with any dash before the last four, or with `+`,
 * which takes the dash's place from the year somebody turns 100. `today` is a calendar day, 'yyyy-mm-dd'.
 *
 * Sources: folkbokföringslagen (1991:481) 18 § and Skatteverket's SKV 704 (the sign, the check digit); SKV 707 and
 * SKV M 2010:3 (60 is added to the day of a samordningsnummer); Skatteverket's test data for samordningsnummer, and its
 * answers in ActiveLogin.Identity #126 and personnummer/csharp #119 (a month that is not known is 00, a day that is not
 * known is 60, a day that the month does not have is wrong). Why no library: docs/adr/0016.
 */
export function twelveDigits(text: string, today: string): string | null {
  const match = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/.exec(plain(text))
  if (!match) return null
  const [, century, birth = '', sign, rest = ''] = match
  const number = `${century ?? centuryOf(birth, sign === '+', today)}${birth}${rest}`
  const isRight = isRealDate(number) && !isAhead(number, today) && hasCheckDigit(number)
  return isRight ? number : null
}

/** A samordningsnummer has 60 added to the day. Takes 12 digits. */
export function isSamordningsnummer(number: string): boolean {
  return Number(number.slice(6, 8)) >= 60
}

/** Full-width signs as the usual ones, every dash and minus as `-`, no spaces and nothing that cannot be seen. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\s\p{Cf}]/gu, '')
}

/**
 * Without `+`, the latest century in which the birth is not ahead. With it, the latest in which the person turns 100 this
 * year or has before.
 */
function centuryOf(birth: string, hasPlus: boolean, today: string): string {
  const thisYear = Number(today.slice(0, 4))
  const thisCentury = Math.floor(thisYear / 100)
  const isLater = hasPlus ? Number(birth.slice(0, 2)) > thisYear % 100 : isAhead(`${thisCentury}${birth}`, today)
  return String(thisCentury - (hasPlus ? 1 : 0) - (isLater ? 1 : 0))
}

/** The parts of a birth of 8 digits; a samordningsnummer may have the month 0 and the day 0, which are not known. */
function partsOf(number: string): { year: number; month: number; day: number } {
  const rawDay = Number(number.slice(6, 8))
  return {
    year: Number(number.slice(0, 4)),
    month: Number(number.slice(4, 6)),
    day: isSamordningsnummer(number) ? rawDay - 60 : rawDay,
  }
}

/** What is not known counts as the first: only what must be ahead is. */
function isAhead(number: string, today: string): boolean {
  const { year, month, day } = partsOf(number)
  const two = (value: number) => String(Math.max(1, value)).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}` > today
}

/** A year that is not a leap year has no 29 February; where the month is not known any day may be right. */
function isRealDate(number: string): boolean {
  const { year, month, day } = partsOf(number)
  if (year < 1850 || month > 12) return false
  if (!isSamordningsnummer(number) && (month === 0 || day === 0)) return false
  return day <= (month === 0 ? 31 : new Date(Date.UTC(year, month, 0)).getUTCDate())
}

/** The Luhn check over the last ten digits. */
function hasCheckDigit(number: string): boolean {
  const sum = Array.from(number.slice(2)).reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}
