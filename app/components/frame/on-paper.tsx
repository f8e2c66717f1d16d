import { createContext, useContext } from 'react'
import { useFormats, useTexts } from '~/i18n/context'
import { stockholmDate } from '~/domain/time/time'
import { SheetFoot } from './document-title'

/** When the page was made, and who is signed in. */
type Made = { madeAt: Date; signedIn: string | null }

const MadeContext = createContext<Made | null>(null)
/** Tells the pages within when they are made, and for whom. */
export const MadeBy = MadeContext.Provider

/** When the page was made; null: outside a page. */
export const useMadeAt = (): Date | null => useContext(MadeContext)?.madeAt ?? null

/** Stand in a text where the browser counts the sheets; a translator decides where that is. */
const page = '\u0001'
const pages = '\u0002'

/**
 * What a sheet of paper says for itself when it lies apart from the others: whose and what it is, when it was made, and which
 * of how many. At the foot of each sheet in browsers that can write there; once at the top in every browser.
 */
export function OnPaper({ title, brukare }: { title: string; brukare: string | null }) {
  const t = useTexts()
  const f = useFormats()
  const made = useContext(MadeContext)
  if (made === null) return null
  const { madeAt } = made
  const name = brukare ?? made.signedIn
  const about = name === null || title.includes(name) ? title : t('frame.paper.about', { name, title })
  const time = t('format.dateTime', { date: f.dateLong(stockholmDate(madeAt)), time: f.atTime(madeAt) })
  return (
    <>
      <SheetFoot>{sheetStyle(about, t('frame.paper.sheet', { time, page, pages }))}</SheetFoot>
      <p className="on-paper wrap">
        {name === null ? t('frame.paper.madeOnly', { time }) : t('frame.paper.made', { name, time })}
      </p>
    </>
  )
}

/** The foot of each sheet as a style: there is no other way to write there (css-page-3, margin boxes). */
export function sheetStyle(about: string, sheet: string): string {
  const counted = sheet
    .split(/([\u0001\u0002])/)
    .map((part) => (part === page ? 'counter(page)' : part === pages ? 'counter(pages)' : cssString(part)))
    .join(' ')
  return `@page{@bottom-left{content:${cssString(about)}}@bottom-right{content:${counted}}}`
}

/** Text in a style, which it cannot leave: all but letters, digits, blanks and what is harmless is written by its number. */
function cssString(text: string): string {
  const safe = [...text].map((sign) =>
    /[\p{L}\p{N} .,:;!?()–-]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  )
  return `"${safe.join('')}"`
}
