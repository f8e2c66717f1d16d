import { brukare } from './finder'
import type { PageState } from './page-state'

/** The pages of the access log, of one's own sign-ins and of reviewing. */
export const reviewStates: PageState[] = [
  // To look at the log is a row in the log.
  { name: 'access-log', route: 'routes/access-log/page.tsx', person: 'pia', path: brukare('/logg'), sent: true },
  { name: 'access-log-refused', route: 'routes/access-log/page.tsx', person: 'pia', path: brukare('/logg?visa=nekat') },
  { name: 'access-log-older', route: 'routes/access-log/page.tsx', person: 'karl', path: brukare('/logg?fore=2') },
  // Other tests sign the same person in and out meanwhile.
  { name: 'own-data', route: 'routes/own-data/page.tsx', person: 'nils', path: '/mina-uppgifter' },
  {
    name: 'own-sessions',
    route: 'routes/sign-in/own-sessions.tsx',
    person: 'nils',
    path: '/mina-inloggningar',
    sent: true,
  },
  { name: 'work-list', route: 'routes/work-list/work-list.tsx', person: 'greta', path: '/att-gora' },
  // Looked at without a walk: nothing has been seen, and all still waits.
  { name: 'work-list-done', route: 'routes/work-list/done.tsx', person: 'greta', path: '/att-gora/klart' },
  { name: 'work-list-found', route: 'routes/work-list/work-list.tsx', person: 'greta', path: '/att-gora?namn=karl' },
  { name: 'work-list-nobody', route: 'routes/work-list/work-list.tsx', person: 'greta', path: '/att-gora?namn=zz' },
]
