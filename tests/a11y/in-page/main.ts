import { edgeFaults, textContrastFaults } from './colour'
import { effortTo, effortToAnswer, effortToRead, stopsBeforeContent } from './effort'
import { isVisible, nameOf, tabStops } from './elements'
import { endWalk, focusStop, kindsOfStops, startWalk, unfocus, visitsSoFar } from './focus'
import { linksAndFields, readableBlocks } from './reading'
import { fitFaults, setDoubleText, setTextSpacing, stickyFaults } from './reflow'
import { saidFaults, sameLinkFaults } from './said'
import { iconFaults, targetFaults } from './targets'

const inPage = {
  edgeFaults,
  effortTo,
  effortToAnswer,
  effortToRead,
  stopsBeforeContent,
  endWalk,
  fitFaults,
  focusStop,
  iconFaults,
  isVisible,
  kindsOfStops,
  linksAndFields,
  nameOf,
  readableBlocks,
  saidFaults,
  sameLinkFaults,
  setDoubleText,
  setTextSpacing,
  startWalk,
  stickyFaults,
  tabStops,
  targetFaults,
  textContrastFaults,
  unfocus,
  visitsSoFar,
  /** Opens everything that can be opened in place. */
  openDetails: () => {
    for (const details of document.querySelectorAll('details')) details.open = true
  },
}

declare global {
  interface Window {
    gates: typeof inPage
  }
}

window.gates = inPage
