import { followWhatHappens } from './live'
import { showPrintButtons } from './print'
import { watchSession } from './session'
import { sendOnce } from './send-once'

// The one script of the portal. Pages are whole without it; each part below only makes something nicer.
document.querySelector<HTMLElement>('[data-error-summary]')?.focus()
sendOnce()
showPrintButtons()
watchSession()
followWhatHappens()
