/**
 * Whole minutes of a length in Swedish words, "646 timmar 6 minuter", "minus 15 minuter", and of what is missing, "15 minuter mer":
 * less than 0 as well. Null when it is none.
 */
export function minutesOf(text: string): number | null {
  const match = /^(minus )?(?:([\d\s]+) timm(?:e|ar))? ?(?:(\d+) minut(?:er)?)?( mer)?$/u.exec(text.trim())
  const [, minus, hours, minutes, more] = match ?? []
  if (hours === undefined && minutes === undefined) return null
  const sum = Number((hours ?? '0').replace(/\s/gu, '')) * 60 + Number(minutes ?? 0)
  return minus === undefined && more === undefined ? sum : -sum
}

/** The lengths in a text, in the order that they stand: "Du fick 80 timmar av 90 timmar" has two. */
export function lengthsIn(text: string): number[] {
  const found =
    text.match(/(?:minus )?\d[\d\u00a0 ]* (?:timm(?:e|ar)(?: \d+ minut(?:er)?)?|minut(?:er)?)(?!\p{L})/gu) ?? []
  return found.flatMap((one) => minutesOf(one) ?? [])
}
