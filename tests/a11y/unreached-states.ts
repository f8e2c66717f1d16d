import { brukare } from './finder'
import type { PageState } from './page-state'

/** Pages of one who is to be told that nobody has come, and whose addresses cannot be reached. `says`: what has to stand there. */
export const unreachedStates: (PageState & { says: RegExp })[] = [
  {
    ...{ name: 'unreached-notices', route: 'routes/notices/page.tsx', person: 'pia', path: '/aviseringar' },
    says: /Vi når inte en av dina adresser[^]*Vi kunde inte nå later\./,
  },
  {
    ...{ name: 'unreached-address', route: 'routes/notices/destination.tsx', person: 'pia' },
    path: async (find) => find.link('/aviseringar', /\/aviseringar\/till\//),
    says: /går det inte att skicka hit/,
  },
  {
    ...{ name: 'unreached-now', route: 'routes/now/now.tsx', person: 'pia', path: brukare('') },
    says: /Vi når inte en av dina adresser/,
  },
]
