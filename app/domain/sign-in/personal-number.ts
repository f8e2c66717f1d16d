/**
 * A personnummer or samordningsnummer as 12 digits, or null when the date or the check digit is wrong.
 * Takes 12 or 10 digits, with `-` or, for those who are 100 or older, `+` (Skatteverket's SKV 704).
 */
export function twelveDigits(text: string, today: string): string | null {
  const match = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/.exec(text.trim())
  if (!match) return null
  const [, century, birth = '', sign, rest = ''] = match
  const number = `${century ?? centuryOf(birth, sign === '+', today)}${birth}${rest}`
  return isRealDate(number) && hasCheckDigit(number) ? number : null
}

/** A samordningsnummer has 60 added to the day. Takes 12 digits. */
export function isSamordningsnummer(number: string): boolean {
  return Number(number.slice(6, 8)) > 60
}

/** The latest century in which the birth is not ahead, or the one before for someone who is 100 or older. */
function centuryOf(birth: string, isHundred: boolean, today: string): string {
  const thisYear = Number(today.slice(0, 4))
  const thisCentury = Math.floor(thisYear / 100)
  const year = thisCentury * 100 + Number(birth.slice(0, 2))
  const day = String(Number(birth.slice(4, 6)) % 60).padStart(2, '0')
  const ahead = `${year}-${birth.slice(2, 4)}-${day}` > today
  return String(thisCentury - (ahead ? 1 : 0) - (isHundred ? 1 : 0))
}

function isRealDate(number: string): boolean {
  const [year, month, rawDay] = [Number(number.slice(0, 4)), Number(number.slice(4, 6)), Number(number.slice(6, 8))]
  const day = rawDay > 60 ? rawDay - 60 : rawDay
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The Luhn check over the last ten digits. */
function hasCheckDigit(number: string): boolean {
  const sum = Array.from(number.slice(2)).reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}
