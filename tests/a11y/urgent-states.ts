import { brukare, type Finder } from './finder'
import type { PageState } from './page-state'

const sayNobody = async (find: Finder) => find.link(await brukare('')(find), /\/ingen-har-kommit$/)

/** The pages where it is said that nobody has come, or that somebody is here: of a visit that was missed this morning. */
export const urgentStates: PageState[] = [
  { name: 'urgent-nobody-came', route: 'routes/urgent/nobody-came.tsx', person: 'pia', path: sayNobody },
  {
    name: 'urgent-arrived',
    route: 'routes/urgent/arrived.tsx',
    person: 'pia',
    path: async (find) => (await sayNobody(find)).replace(/ingen-har-kommit$/, 'ar-har'),
  },
]

/** While somebody is late, and once it has been said; on a stack of their own. `says`: what has to stand there in Swedish. */
export const lateStates: (PageState & { says: RegExp })[] = [
  { name: 'urgent-now-late', route: 'routes/now/now.tsx', person: 'pia', path: brukare(''), says: / har inte kommit/ },
  {
    ...{ name: 'urgent-receipt', route: 'routes/urgent/receipt.tsx', person: 'pia', says: /Inte framme än/ },
    // Once it has been said, the page that says it leads to its receipt.
    path: async (find) => {
      const now = await brukare('')(find)
      const shift = await find.link(now, /\/pass\/[^/]+\/\d{4}-\d{2}-\d{2}\/[^/]+$/)
      return `${shift}/ingen-har-kommit`
    },
  },
]
