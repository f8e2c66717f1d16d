/** The Finnish days of the week as a date begins with them. */
const finnishDay = /^(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)(?!\p{L})/u

/**
 * A value as the text asks for it with `{{date:na}}`: in Finnish a date in a sentence is in the essive, "lauantaina 21.
 * marraskuuta" (on Saturday), while a heading has "lauantai 21. marraskuuta". Words such as "tänään" are as they are.
 * Throws for a form that no language here has.
 */
export function bent(value: string, form: string): string {
  if (form !== 'na') throw new Error(`No text can be bent as "${form}"`)
  return value.replace(finnishDay, (day) => `${day}na`)
}
