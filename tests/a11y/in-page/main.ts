import { edgeFaults, textContrastFaults } from './colour'
import { isVisible, isVisuallyHidden, nameOf, tabStops } from './elements'
import { linksAndFields, readableBlocks } from './reading'
import { clippedFaults, overlapFaults, setDoubleText, setTextSpacing, sidewaysFaults, stickyFaults } from './reflow'
import { targetFaults } from './targets'

const inPage = {
  clippedFaults,
  edgeFaults,
  isVisible,
  isVisuallyHidden,
  linksAndFields,
  nameOf,
  overlapFaults,
  readableBlocks,
  setDoubleText,
  setTextSpacing,
  sidewaysFaults,
  stickyFaults,
  tabStops,
  targetFaults,
  textContrastFaults,
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
