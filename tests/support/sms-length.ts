/** The characters of GSM 03.38 that have one place in an SMS; those of its extension have two. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extension = new Set('^{}\\[~]|€\f')

/** How an SMS is sent, and in how many parts: GSM-7 has 160 characters or 153 a part, UCS-2 70 or 67. */
export function smsParts(text: string): { encoding: 'gsm7' | 'ucs2'; parts: number } {
  const signs = [...text]
  if (signs.every((sign) => basic.has(sign) || extension.has(sign))) {
    const places = signs.reduce((sum, sign) => sum + (extension.has(sign) ? 2 : 1), 0)
    return { encoding: 'gsm7', parts: places <= 160 ? 1 : Math.ceil(places / 153) }
  }
  return { encoding: 'ucs2', parts: text.length <= 70 ? 1 : Math.ceil(text.length / 67) }
}
