/** Blanks that the font has no room for, or too much; the one that holds together what it stands between is kept. */
const blanks = /[\t\p{Zs}]/gu
const joining = /[\u00A0\u2007\u202F]/u
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu
/** Has no form of its own: tells a screen where to break, join or turn. On paper, in the order it was written, it tells nothing. */
const formless = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Words without what a page of paper has no use for: blanks are blanks, lines end in one way, and nothing stands unseen. */
export function onPaper(words: string): string {
  return words
    .normalize('NFC')
    .replace(lineEnds, '\n')
    .replace(blanks, (blank) => (joining.test(blank) ? '\u00A0' : ' '))
    .replace(formless, '')
}

/**
 * Words as a font can write them: a sign that it lacks by its plain letters ("𝐇𝐞𝐣" as "Hej"), and where there are none, all
 * that cannot be written in a row as `missing`, once.
 */
export function writable(words: string, isKnown: (sign: string) => boolean, missing: string): string {
  let written = ''
  let isMissing = false
  for (const sign of words) {
    const plain = isWritten(sign, isKnown) ? sign : sign.normalize('NFKC')
    const lacks = [...plain].some((one) => !isWritten(one, isKnown))
    if (!lacks) written += plain
    else if (!isMissing) written += missing
    isMissing = lacks
  }
  return written
}

const isWritten = (sign: string, isKnown: (sign: string) => boolean) => sign === '\n' || isKnown(sign)
