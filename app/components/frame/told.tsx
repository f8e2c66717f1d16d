import { createContext, useContext } from 'react'
import { Alert } from './alert'

const ToldContext = createContext<string | null>(null)

/** Says to the page what was done just before, as a sentence; the root does it once. Null: nothing. */
export const ToldBefore = ToldContext.Provider

/** What was done just before, for the title. */
export const useTold = (): string | null => useContext(ToldContext)

/**
 * What was done just before, first on the page. The title of the document begins with it too, which is what a screen reader
 * says when a page comes; a live region that is there from the beginning says nothing.
 */
export function Told() {
  const told = useTold()
  return told === null ? null : <Alert tone="success">{told}</Alert>
}
