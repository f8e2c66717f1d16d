import type { Scope } from '~/domain/access/representation'

/** What a provider's file can be. */
export type FileType = 'application/pdf' | 'text/plain'

/** True when a right opens a document: what it asks for, or the schedule where it asks for nothing. */
export function mayRead(
  { requiredScope = 'schedule:read' }: { requiredScope?: Scope },
  scopes: ReadonlySet<Scope>,
): boolean {
  return scopes.has(requiredScope)
}

const pdfBegins = '%PDF-'
/** A reader looks so far for the beginning of a PDF (ISO 32000-1, annex H.3.4.1). */
const mostBefore = 1024

/**
 * True when a file is what it is said to be, by its first bytes and never by what it is called: a PDF begins as one does, and text
 * has no zero in it and begins neither as a page, a picture nor a program.
 */
export function isAsSaid(type: FileType, begins: Uint8Array): boolean {
  const text = Buffer.from(begins.subarray(0, mostBefore)).toString('latin1')
  if (type === 'application/pdf') return text.includes(pdfBegins)
  return (
    begins.byteLength > 0 &&
    !begins.includes(0) &&
    !/^(?:%PDF-|PK\u0003\u0004|MZ|\u007fELF|\u0089PNG)/.test(text) &&
    !isMarkup(text)
  )
}

const isMarkup = (text: string) => /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|svg|script|\?xml)/i.test(text)
