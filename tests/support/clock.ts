/** The instant at which the clocks of every test stack start: a Thursday afternoon in winter time. */
export const testClock = '2026-11-19T15:00:00+01:00'
