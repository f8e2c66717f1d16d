import { brukare } from './finder'
import type { PageState } from './page-state'

/** Pages of one who has not been here for a fortnight. `says`: what has to stand there. */
export const newsStates: (PageState & { says: RegExp })[] = [
  {
    ...{ name: 'news-now', route: 'routes/now/now.tsx', person: 'karl', path: brukare('') },
    says: /Nytt sedan torsdag 19 november klockan 15:/,
  },
  {
    ...{ name: 'news-reports', route: 'routes/reports/month.tsx', person: 'karl' },
    path: brukare('/tidrapporter/2026-11'),
    says: /Nytt/,
  },
  {
    ...{ name: 'news-cases', route: 'routes/objections/list.tsx', person: 'karl', path: brukare('/invandningar') },
    says: /Nytt svar/,
  },
]
