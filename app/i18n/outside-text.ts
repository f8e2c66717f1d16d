/**
 * Text from outside (a name, what somebody wrote) inside our own sentences. It has a direction of its own, and must not turn
 * the words around it: Unicode Bidirectional Algorithm (UAX #9), and what it advises for text that is put in (§2.7).
 */

/** Characters that turn text: embeddings, overrides, isolates and marks. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
/** What has been made an island of already. */
const islands = /\u2068[^\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]*\u2069/gu
/** Letters that are written from right to left. */
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
/** Nearly all there is: the quick way out. */
const plainText = /^[\u0020-\u0590]*$/u

/**
 * The text as it may stand in a sentence: without characters that turn text, and as an island of its own when it is written
 * from right to left. A sentence that has such islands in it is given back as it is.
 */
export function isolated(text: string): string {
  if (plainText.test(text)) return text
  const around = text.replaceAll(islands, '')
  if (around.search(turning) < 0 && !rightToLeft.test(around)) return text
  const bare = text.replaceAll(turning, '')
  return rightToLeft.test(bare) ? `\u2068${bare}\u2069` : bare
}

/** Blanks, and signs that are not seen: also those that are letters or signs by their kind, as a braille cell without dots. Control signs are not among them: our own mark a place in a sentence. */
const blankText = /^[\s\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]*$/u

/** True of text with nothing to read in it, which the contract lets a provider send as a name. */
export const isBlank = (text: string): boolean => blankText.test(text)
