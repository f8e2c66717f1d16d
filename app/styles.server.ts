import { createHash } from 'node:crypto'
import { stylePlace } from '~/components/frame/document-title'
import { styleParts, type StylePart } from '~/components/frame/page-style'
import base from '~/components/frame/styles.css?inline'

type StyleName = 'base' | StylePart

/** A piece of the stylesheet as a file: its address changes with its content, so that a browser may keep it for good. */
type StyleFile = { name: StyleName; path: string; content: string }

const sources = import.meta.glob<string>(['./components/*/*.css', '!./components/frame/*.css'], {
  query: '?inline',
  import: 'default',
  eager: true,
})

const contentOf = (part: StylePart): string => {
  const found = Object.entries(sources).find(([path]) => path.endsWith(`/${part}.css`))
  if (found === undefined) throw new Error(`there is no ${part}.css`)
  return found[1]
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10)

/** Every piece, in the order of the cascade: what all pages have, then the parts. */
export const styleFiles: readonly StyleFile[] = [
  { name: 'base' as const, content: base },
  ...styleParts.map((name) => ({ name, content: contentOf(name) })),
].map(({ name, content }) => ({ name, content, path: `/stil/${name}-${hashOf(content)}.css` }))

const cookieName = 'insyn-stil'
const version = hashOf(styleFiles.map(({ path }) => path).join())
const keptIn = new RegExp(`(?:^|;\\s*)${cookieName}=${version}\\.(\\d{1,10})(?:;|$)`)

type Request = {
  /** The header as it came: it says which of the pieces the browser has been given as files. */
  cookie: string | null
  nonce: string
  secure: boolean
}

/**
 * Writes the pieces of the stylesheet into a rendered document (ADR 31). What the browser has as a file is a link to it; the rest
 * stands in the page, so that the first page waits for nothing, and is fetched as files after it, for the pages that follow.
 * @returns the document, and the cookie to set when the browser has been given more than it had
 */
export function writeStyles(
  html: string,
  parts: ReadonlySet<StylePart>,
  { cookie, nonce, secure }: Request,
): { html: string; setCookie: string | null } {
  const kept = Number(keptIn.exec(cookie ?? '')?.[1] ?? 0)
  const used = styleFiles.map((file, index) => ({ ...file, bit: 2 ** index })).filter(({ name }) => isUsed(name, parts))
  const isKept = ({ bit }: { bit: number }) => Math.floor(kept / bit) % 2 === 1
  const given = used.filter((file) => !isKept(file))
  const inHead = used.map((file) =>
    isKept(file)
      ? `<link rel="stylesheet" href="${file.path}" nonce="${nonce}"/>`
      : `<style nonce="${nonce}">${file.content}</style>`,
  )
  // For no medium: it changes nothing, holds nothing up, and comes last of all that the page fetches.
  const atEnd = given.map(({ path }) => `<link rel="stylesheet" href="${path}" media="not all" nonce="${nonce}"/>`)
  const now = kept + given.reduce((sum, { bit }) => sum + bit, 0)
  return {
    html: html
      .replace(`<style>${stylePlace}</style>`, () => inHead.join(''))
      .replace(/<\/body><\/html>$/, (end) => atEnd.join('') + end),
    setCookie: given.length === 0 ? null : cookieOf(now, secure),
  }
}

/**
 * Names the pieces that a document is drawn with, for a page that asks for itself again and fetches what it lacks. A style in it
 * would have another nonce than that page; what is printed at the foot of its sheets stands where no browser takes it for one.
 */
export function nameStyles(html: string, parts: ReadonlySet<StylePart>): string {
  const links = styleFiles.filter(({ name }) => isUsed(name, parts)).map(({ path }) => linkTo(path))
  return html
    .replace(`<style>${stylePlace}</style>`, () => links.join(''))
    .replace(/<style [^>]*data-sheet[^>]*>([^]*?)<\/style>/, '<template data-sheet="">$1</template>')
}

const linkTo = (path: string) => `<link rel="stylesheet" href="${path}"/>`

const isUsed = (name: StyleName, parts: ReadonlySet<StylePart>): boolean => name === 'base' || parts.has(name)

/** It says nothing about the person, and is gone when the browser is closed. */
function cookieOf(kept: number, secure: boolean): string {
  return `${cookieName}=${version}.${kept}; Path=/; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}
