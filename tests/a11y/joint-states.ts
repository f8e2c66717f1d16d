import { brukare, type Finder } from './finder'
import type { PageState } from './page-state'
import { send } from './send'

/** What the sandbox's seed has put to wait: Ingrid asks, Per is asked. */
const asked =
  (rest = '') =>
  async (find: Finder) =>
    `${await find.link(await brukare('/tillsammans')(find), /\/tillsammans\/[^/]+$/)}${rest}`

/** The pages about what two must do together. */
export const jointStates: PageState[] = [
  { name: 'joint-acts', route: 'routes/joint/list.tsx', person: 'per', path: brukare('/tillsammans') },
  { name: 'joint-act', route: 'routes/joint/act.tsx', person: 'per', path: asked() },
  { name: 'joint-act-asked', route: 'routes/joint/act.tsx', person: 'ingrid', path: asked() },
  { name: 'joint-act-brukare', route: 'routes/joint/act.tsx', person: 'tuulikki', path: asked() },
  { name: 'joint-act-brukare-decline', route: 'routes/joint/decline.tsx', person: 'tuulikki', path: asked('/nej') },
  { name: 'joint-act-decline', route: 'routes/joint/decline.tsx', person: 'per', path: asked('/nej') },
  {
    ...{ name: 'joint-act-decline-error', route: 'routes/joint/decline.tsx', person: 'per' },
    ...{ path: asked('/nej'), act: send },
  },
]
