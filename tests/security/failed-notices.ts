import type { Case } from './failed-form'

/** The forms of one's own notices that cannot be taken. */
export const noticeCases: Readonly<Record<string, Case | string>> = {
  aviseringar: 'nothing to fill in: one says no',
  'aviseringar/ny/:channel': {
    by: 'pia',
    make: () =>
      Promise.resolve({
        path: '/aviseringar/ny/e-post',
        fields: [['address', 'kanarie utan snabel-a']],
        ...{ typed: 'kanarie utan snabel-a', field: 'address' },
      }),
  },
  'aviseringar/till/:destinationId':
    'a wrong code is walked in tests/journeys/notices.spec.ts, where letters get there',
  'aviseringar/nar': {
    by: 'pia',
    make: () =>
      Promise.resolve({
        path: '/aviseringar/nar',
        fields: [
          ['quiet', 'yes'],
          ['from', 'KANARIE halv nio'],
          ['to', '07:00'],
          ['pause', 'no'],
          ['language', 'sv'],
        ],
        ...{ typed: 'KANARIE halv nio', field: 'from' },
      }),
  },
  'avsluta-aviseringar/:token': 'nothing to fill in',
  'b/:brukareId/aviseringar': 'nothing to type: one of four is chosen',
}
