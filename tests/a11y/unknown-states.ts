import type { Finder } from './finder'
import type { PageState } from './page-state'
import { month } from './pages'

const karl = (rest: string) => async (find: Finder) => `${await find.brukare('Karl Öberg')}${rest}`
const greta = { person: 'greta' } as const

/**
 * Pages when nothing of what they are about could ever be read, as somebody meets them who has just signed in and whose
 * providers are down: nothing is kept to show instead. `says`: what the heading says in Swedish.
 */
export const unknownStates: (PageState & { says: RegExp })[] = [
  {
    ...{ ...greta, name: 'unknown-now', route: 'routes/now/now.tsx', path: karl('') },
    says: /^Vi kan inte se vem som kommer just nu$/,
  },
  {
    ...{
      ...greta,
      name: 'unknown-schedule-day',
      route: 'routes/schedule/day.tsx',
      path: karl('/schema/dag/2026-11-19'),
    },
    says: /^Schemat för .* går inte att läsa just nu$/,
  },
  {
    ...{ ...greta, name: 'unknown-nobody-came', route: 'routes/urgent/nobody-came.tsx' },
    path: karl('/pass/farsta/2026-11-19/shf-1/ingen-har-kommit'),
    says: /^Passet .* går inte att läsa just nu$/,
  },
  {
    ...{ ...greta, name: 'unknown-schedule-week', route: 'routes/schedule/week.tsx' },
    path: karl('/schema/vecka/2026-W47'),
    says: /^Schemat för .* går inte att läsa just nu$/,
  },
  {
    ...{ ...greta, name: 'unknown-schedule-month', route: 'routes/schedule/month.tsx' },
    path: karl('/schema/manad/2026-11?vy=tabell'),
    says: /^Schemat för .* går inte att läsa just nu$/,
  },
  {
    ...{ ...greta, name: 'unknown-schedule-calendar', route: 'routes/schedule/month.tsx' },
    path: karl('/schema/manad/2026-11'),
    says: /^Schemat för .* går inte att läsa just nu$/,
  },
  {
    ...{
      ...greta,
      name: 'unknown-time-reports',
      route: 'routes/reports/month.tsx',
      path: karl(`/tidrapporter/${month}`),
    },
    says: /går inte att läsa just nu|kan inte läsa/i,
  },
  {
    ...{ ...greta, name: 'unknown-hours', route: 'routes/hours/month.tsx', path: karl(`/timmar/manad/${month}`) },
    says: /går inte att räkna|kan inte räkna/i,
  },
  {
    ...{ ...greta, name: 'unknown-claims', route: 'routes/claims/month.tsx', path: karl(`/rakningsunderlag/${month}`) },
    says: /går inte att (läsa|se|jämföra)|kan inte (läsa|visa)/i,
  },
  {
    ...{ ...greta, name: 'unknown-work-list', route: 'routes/work-list/work-list.tsx', path: '/att-gora' },
    says: /kan inte läsa allt som väntar just nu/,
  },
]
