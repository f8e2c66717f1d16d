/** The Finnish days of the week as a date begins with them. */
const finnishDay = /^(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)(?!\p{L})/u

/** The Finnish months, as a month is written alone. */
const finnishMonth = /kuu$/u
/** The same with its year after it, or alone. */
const finnishMonthAndYear = /kuu(?= \d{4}$|$)/u

/**
 * A value as the text asks for it with `{{date:na}}`: in Finnish a date in a sentence is in the essive, "lauantaina 21.
 * marraskuuta" (on Saturday), while a heading has "lauantai 21. marraskuuta"; with `{{month:ssa}}` a month is in the inessive,
 * "marraskuussa" (in November), and with `{{month:sta}}` in the elative, "maaliskuusta 2025" (from March 2025). Words such as "tänään" are as they are. Throws for a form that no language here has.
 */
export function bent(value: string, form: string): string {
  if (form === 'na') return value.replace(finnishDay, (day) => `${day}na`)
  if (form === 'ssa') return value.replace(finnishMonth, 'kuussa')
  if (form === 'sta') return value.replace(finnishMonthAndYear, 'kuusta')
  throw new Error(`No text can be bent as "${form}"`)
}
