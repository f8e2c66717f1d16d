import { brukare, type Finder } from './finder'
import type { PageState } from './page-state'

/** The objection that has not got through: the first open one of the list. */
const stuck =
  (rest = '') =>
  async (find: Finder) =>
    `${await find.link(await brukare('/invandningar')(find), /\/invandningar\/(?!ny|utkast)[^/]+$/)}${rest}`

/** Pages of one whose objection has been tried for a day, while the provider takes none. `says`: what has to stand there. */
export const undeliveredStates: (PageState & { says: RegExp })[] = [
  {
    ...{ name: 'undelivered-objection', route: 'routes/objections/case.tsx', person: 'pia', path: stuck() },
    says: /Vi har försökt skicka den sedan/,
  },
  {
    ...{ name: 'undelivered-list', route: 'routes/objections/list.tsx', person: 'pia', path: brukare('/invandningar') },
    says: /har inte bekräftat den\. Vi har försökt sedan/,
  },
  {
    ...{ name: 'undelivered-now', route: 'routes/now/now.tsx', person: 'pia', path: brukare('') },
    says: /har inte bekräftat invändningen INV-/,
  },
]
