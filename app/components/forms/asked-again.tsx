import { createContext, useContext } from 'react'
import { useTexts } from '~/i18n/context'

const AskedContext = createContext(false)

/** Says to the page whether what weighs asks for a fresh sign-in when it is pressed now; the root does it once. */
export const AskedAgain = AskedContext.Provider

/**
 * Before the button of what weighs: that one is asked to show who one is, and that it is done then without another press. It may
 * come true while one reads, so that it is said also when it is not so yet.
 */
export function AskedAgainHint() {
  const t = useTexts()
  return <p>{t(useContext(AskedContext) ? 'forms.askedAgain.now' : 'forms.askedAgain.later')}</p>
}
