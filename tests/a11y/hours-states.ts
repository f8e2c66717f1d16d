import { brukare } from './finder'
import type { OutageState, PageState } from './page-state'

const month = '2026-10'

/** The pages of hours and decisions. */
export const hoursStates: PageState[] = [
  { name: 'hours-month', route: 'routes/hours/month.tsx', person: 'pia', path: brukare('/timmar/manad/2026-11') },
  {
    name: 'hours-month-over',
    route: 'routes/hours/month.tsx',
    person: 'pia',
    path: brukare(`/timmar/manad/${month}`),
    still: true,
  },
  {
    name: 'hours-month-on-behalf',
    route: 'routes/hours/month.tsx',
    person: 'greta',
    path: async (find) => `${await find.brukare('Karl Öberg')}/timmar/manad/2026-11`,
  },
  {
    name: 'hours-month-relative',
    route: 'routes/hours/month.tsx',
    person: 'sara',
    path: brukare('/timmar/manad/2026-11'),
  },
  { name: 'hours-week', route: 'routes/hours/week.tsx', person: 'pia', path: brukare('/timmar/vecka/2026-W47') },
  { name: 'hours-week-ahead', route: 'routes/hours/week.tsx', person: 'pia', path: brukare('/timmar/vecka/2026-W49') },
  { name: 'hours-period', route: 'routes/hours/period.tsx', person: 'pia', path: brukare('/timmar/period/2026-09-01') },
  { name: 'continuity', route: 'routes/continuity/page.tsx', person: 'pia', path: brukare('/kontinuitet') },
  { name: 'decisions', route: 'routes/hours/decisions.tsx', person: 'pia', path: brukare('/beslut') },
  // No test objects to his time, which these pages count.
  { name: 'decisions-alone', route: 'routes/hours/decisions.tsx', person: 'bo', path: brukare('/beslut'), still: true },
  {
    name: 'decisions-waiting',
    route: 'routes/hours/decisions.tsx',
    person: 'greta',
    path: async (find) => `${await find.brukare('Yngve Falk')}/beslut`,
  },
  // Two rows were changed after it was sent.
  {
    name: 'claims-month',
    route: 'routes/claims/month.tsx',
    person: 'pia',
    path: brukare('/rakningsunderlag/2026-09'),
    still: true,
  },
  // Not sent yet, with the night in which the clock was changed, and the lines of one assistant.
  {
    name: 'claims-month-lines',
    route: 'routes/claims/month.tsx',
    person: 'pia',
    path: async (find) => {
      const underlag = await brukare(`/rakningsunderlag/${month}`)(find)
      return find.link(underlag, new RegExp(`${underlag}$`), 9)
    },
  },
  {
    name: 'claims-month-fee',
    route: 'routes/claims/month.tsx',
    person: 'greta',
    path: async (find) => `${await find.brukare('Karl Öberg')}/rakningsunderlag/${month}`,
  },
]

/** The same while the provider does not answer. */
export const outageHoursStates: OutageState[] = [
  {
    name: 'outage-hours',
    route: 'routes/hours/month.tsx',
    person: 'pia',
    path: brukare(`/timmar/manad/${month}`),
    outage: 'seen before',
  },
  {
    name: 'outage-hours-missing',
    route: 'routes/hours/month.tsx',
    person: 'pia',
    path: brukare('/timmar/manad/2026-08'),
    outage: 'never seen',
  },
  {
    name: 'outage-claims-missing',
    route: 'routes/claims/month.tsx',
    person: 'pia',
    path: brukare('/rakningsunderlag/2026-08'),
    outage: 'never seen',
  },
]
