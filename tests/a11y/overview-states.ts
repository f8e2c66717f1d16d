import { brukare } from './finder'
import type { PageState } from './page-state'

/** Choosing, the first page and the schedule. */
export const overviewStates: PageState[] = [
  { name: 'choose-many', route: 'routes/choose/choose.tsx', person: 'leila', path: '/valj' },
  { name: 'choose-none', route: 'routes/choose/choose.tsx', person: 'ulla', path: '/valj', still: true },
  { name: 'now', route: 'routes/now/now.tsx', person: 'pia', path: brukare('') },
  {
    name: 'now-on-behalf',
    route: 'routes/now/now.tsx',
    person: 'greta',
    path: (find) => find.brukare('Karl Öberg'),
  },
  { name: 'now-more', route: 'routes/now/more.tsx', person: 'pia', path: brukare('/nu') },
  { name: 'now-relative', route: 'routes/now/now.tsx', person: 'nils', path: brukare('') },
  {
    name: 'schedule-day',
    route: 'routes/schedule/day.tsx',
    person: 'pia',
    path: brukare('/schema/dag/2026-11-19'),
    still: true,
  },
  {
    name: 'schedule-day-table',
    route: 'routes/schedule/day.tsx',
    person: 'pia',
    path: brukare('/schema/dag/2026-11-19?vy=tabell'),
    still: true,
  },
  {
    name: 'schedule-week',
    route: 'routes/schedule/week.tsx',
    person: 'pia',
    path: brukare('/schema/vecka/2026-W47'),
    still: true,
  },
  {
    name: 'schedule-week-table',
    route: 'routes/schedule/week.tsx',
    person: 'pia',
    path: brukare('/schema/vecka/2026-W47?vy=tabell'),
    still: true,
  },
  {
    name: 'schedule-month',
    route: 'routes/schedule/month.tsx',
    person: 'pia',
    path: brukare('/schema/manad/2026-11'),
    still: true,
  },
  {
    name: 'schedule-month-list',
    route: 'routes/schedule/month.tsx',
    person: 'pia',
    path: brukare('/schema/manad/2026-11?vy=lista'),
    still: true,
  },
  {
    name: 'schedule-month-table',
    route: 'routes/schedule/month.tsx',
    person: 'pia',
    path: brukare('/schema/manad/2026-11?vy=tabell'),
    still: true,
  },
  {
    name: 'shift',
    route: 'routes/schedule/shift.tsx',
    person: 'pia',
    path: async (find) => find.link(await brukare('/schema/dag/2026-11-19')(find), /\/pass\//),
    still: true,
  },
]
