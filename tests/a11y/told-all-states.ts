import { brukare } from './finder'
import type { PageState } from './page-state'

/** Pages while something is told everybody, and the page that has all of it. */
export const toldAllStates: (PageState & { says: RegExp })[] = [
  { name: 'outages', route: 'routes/outages/outages.tsx', path: '/driftinformation', says: /Felet började klockan 7/ },
  { name: 'start-told', route: 'routes/about/start.tsx', path: '/', says: /Insyn/ },
  { name: 'now-told', route: 'routes/now/now.tsx', person: 'pia', path: brukare(''), says: /Nu/ },
]
