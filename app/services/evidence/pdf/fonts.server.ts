import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'

/** Noto Sans has Latin, Greek and Cyrillic. SIL Open Font License 1.1. */
const fontPackage = '@expo-google-fonts/noto-sans'
const files = { regular: '400Regular/NotoSans_400Regular.ttf', bold: '700Bold/NotoSans_700Bold.ttf' } as const

/** Stands for a character that the font has not. */
const standIn = '\u25A1'

export type FontName = keyof typeof files

/** The fonts of a PDF: their files, and words as the font can write them. */
export type Fonts = { files: Record<FontName, Buffer>; writable: (words: string) => string }

let loaded: Fonts | null = null

/** The fonts; read once, when the first PDF is made. */
export function loadFonts(): Fonts {
  if (loaded !== null) return loaded
  const { resolve } = createRequire(import.meta.url)
  const read = (name: FontName) => readFileSync(resolve(`${fontPackage}/${files[name]}`))
  const regular = read('regular')
  const font = create(regular)
  const known = new Set('characterSet' in font ? font.characterSet : [])
  const shown = known.has(standIn.codePointAt(0) ?? 0) ? standIn : '?'
  const isKnown = (sign: string) => /\s/.test(sign) || known.has(sign.codePointAt(0) ?? 0)
  loaded = {
    files: { regular, bold: read('bold') },
    writable: (words) => [...words.normalize('NFC')].map((sign) => (isKnown(sign) ? sign : shown)).join(''),
  }
  return loaded
}
