import { brukare } from './finder'
import { outageHoursStates } from './hours-states'
import type { OutageState } from './page-state'
import { month, report } from './pages'

/** Pages while the provider does not answer: what was seen before is shown with its time, the rest is said to be missing. */
export const outageStates: OutageState[] = [
  ...outageHoursStates,
  { name: 'outage-now', route: 'routes/now/now.tsx', person: 'pia', path: brukare(''), outage: 'seen before' },
  {
    name: 'outage-schedule-week',
    route: 'routes/schedule/week.tsx',
    person: 'pia',
    path: brukare('/schema/vecka/2026-W47'),
    outage: 'seen before',
  },
  {
    name: 'outage-schedule-week-missing',
    route: 'routes/schedule/week.tsx',
    person: 'pia',
    path: brukare('/schema/vecka/2026-W40'),
    outage: 'never seen',
  },
  {
    name: 'outage-time-reports',
    route: 'routes/reports/month.tsx',
    person: 'pia',
    path: brukare(`/tidrapporter/${month}`),
    outage: 'seen before',
  },
  {
    name: 'outage-time-report',
    route: 'routes/reports/report.tsx',
    person: 'pia',
    path: report,
    outage: 'seen before',
  },
  {
    name: 'outage-time-reports-missing',
    route: 'routes/reports/month.tsx',
    person: 'pia',
    path: brukare('/tidrapporter/2026-08'),
    outage: 'never seen',
  },
]
