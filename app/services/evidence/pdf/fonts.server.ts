import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'

/** Noto Sans has Latin, Greek and Cyrillic. SIL Open Font License 1.1. */
const fontPackage = '@expo-google-fonts/noto-sans'
const files = { regular: '400Regular/NotoSans_400Regular.ttf', bold: '700Bold/NotoSans_700Bold.ttf' } as const

export type FontName = keyof typeof files

/** The fonts of a PDF: their files, and whether they have a sign. */
export type Fonts = { files: Record<FontName, Buffer>; has: (sign: string) => boolean }

let loaded: Fonts | null = null

/** The fonts; read once, when the first PDF is made. */
export function loadFonts(): Fonts {
  if (loaded !== null) return loaded
  const { resolve } = createRequire(import.meta.url)
  const read = (name: FontName) => readFileSync(resolve(`${fontPackage}/${files[name]}`))
  const regular = read('regular')
  const font = create(regular)
  const known = new Set('characterSet' in font ? font.characterSet : [])
  loaded = { files: { regular, bold: read('bold') }, has: (sign) => known.has(sign.codePointAt(0) ?? 0) }
  return loaded
}
