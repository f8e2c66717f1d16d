/** A number stays on the line of the word after it, on paper and in narrow columns: "54 minuter", "19 november". */
export function numbersKept(words: string): string {
  return words.replace(/(\p{Nd}) (?=\p{L})/gu, '$1\u00A0')
}
