import { createContext, useContext } from 'react'
import { Alert } from './alert'

/** What became of what was pressed just before, as a sentence: it is done, or it is not. */
type ToldThing = { isDone: boolean; text: string }

const ToldContext = createContext<ToldThing | null>(null)

/** Says to the page what became of what was pressed just before; the root does it once. Null: nothing. */
export const ToldBefore = ToldContext.Provider

/** What became of what was pressed just before, for the title. */
export const useTold = (): ToldThing | null => useContext(ToldContext)

/**
 * What became of what was pressed just before, first on the page. The title of the document begins with it too, which is what
 * a screen reader says when a page comes; a live region that is there from the beginning says nothing.
 */
export function Told() {
  const told = useTold()
  if (told === null) return null
  return (
    <Alert tone={told.isDone ? 'success' : 'warning'} isSaidOnce>
      {told.text}
    </Alert>
  )
}
