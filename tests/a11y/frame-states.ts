import { brukare } from './finder'
import type { PageState } from './page-state'

/** What is everybody's own, and the way to the pages that are no place of their own. */
export const frameStates: PageState[] = [
  { name: 'more', route: 'routes/frame/more.tsx', person: 'pia', path: brukare('/mer'), still: true },
  {
    name: 'more-on-behalf',
    route: 'routes/frame/more.tsx',
    person: 'greta',
    path: async (find) => `${await find.brukare('Karl Öberg')}/mer`,
    still: true,
  },
  { name: 'more-relative', route: 'routes/frame/more.tsx', person: 'nils', path: brukare('/mer'), still: true },
  { name: 'own', route: 'routes/frame/own.tsx', person: 'pia', path: '/mer', still: true },
]
