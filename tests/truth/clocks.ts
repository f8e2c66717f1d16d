import { isDeep } from '../support/depth'

/** An instant at which somebody may look, and why it is one to try. */
export type Clock = { instant: string; why: string }

/** Days and hours at which what is said of "today", "this month" and "not yet" has been wrong, or could be. */
export const allClocks: readonly Clock[] = [
  { instant: '2026-12-01T00:30:00+01:00', why: 'the first half hour of a month' },
  { instant: '2026-11-03T09:00:00+01:00', why: 'the third: reports of the month before are being settled' },
  { instant: '2026-11-06T12:00:00+01:00', why: 'the sixth: the day after Försäkringskassan’s fifth' },
  { instant: '2026-11-10T12:00:00+01:00', why: 'the tenth: settlement is due' },
  { instant: '2026-11-20T12:00:00+01:00', why: 'the twentieth: the days of review are at their end' },
  { instant: '2026-11-21T12:00:00+01:00', why: 'the day after' },
  { instant: '2026-11-28T23:30:00+01:00', why: 'late on the evening of a Saturday' },
  { instant: '2026-11-29T10:00:00+01:00', why: 'a Sunday' },
  { instant: '2026-11-30T23:30:00+01:00', why: 'the last half hour of a month' },
  { instant: '2026-10-25T02:30:00+02:00', why: 'the hour that comes twice, the first time' },
  { instant: '2026-10-25T02:30:00+01:00', why: 'the hour that comes twice, the second time' },
  { instant: '2027-03-28T03:10:00+02:00', why: 'just after the hour that is left out' },
  { instant: '2026-12-31T18:00:00+01:00', why: 'the last day of a year' },
  { instant: '2028-02-29T12:00:00+01:00', why: 'a leap day' },
  { instant: '2028-11-19T15:00:00+01:00', why: 'two years ahead' },
]

const always = new Set(['2026-12-01T00:30:00+01:00', '2026-11-28T23:30:00+01:00', '2026-10-25T02:30:00+01:00'])

/** The clocks of this run: a few in every run, all of them in the deep one. */
export const clocks: readonly Clock[] = isDeep ? allClocks : allClocks.filter(({ instant }) => always.has(instant))

/** At which clocks titles are read in every language: one in every run, since words differ little by the day; all in the deep one. */
export const isInEachLanguage = (instant: string): boolean => isDeep || instant === '2026-11-28T23:30:00+01:00'
