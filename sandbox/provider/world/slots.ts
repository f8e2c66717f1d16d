import type { TimeKind } from '../../../provider-api/contract'

/** A part of the day that is staffed. `end` at or before `start` is on the next day. */
export type Slot = {
  key: string
  start: string
  end: string
  /** What kind of time it is, by ISO day of the week. */
  kindOn: (weekday: number) => TimeKind
  /** ISO days of the week; every day when left out. */
  weekdays?: readonly number[]
  activities: readonly string[]
  /** Indexes into the tenant's staff; they take turns. */
  pool: readonly number[]
  /** Shifts of the day with the same group are double staffing of each other. */
  group?: string
}

/** A slot; active time every day unless `rest` says otherwise. `hours` is '06:00 14:00'. */
export function slot(
  key: string,
  hours: string,
  activities: readonly string[],
  pool: readonly number[],
  rest: { kind?: TimeKind; kindOn?: Slot['kindOn']; weekdays?: readonly number[]; group?: string } = {},
): Slot {
  const [start = '', end = ''] = hours.split(' ')
  const { kind = 'active', kindOn = () => kind, weekdays, group } = rest
  return { key, start, end, kindOn, activities, pool, ...(weekdays ? { weekdays } : {}), ...(group ? { group } : {}) }
}

/** The whole numbers from one to another, both included. */
export const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

/** What is done, in the words that the brukare and the staff use. */
export const activities = {
  morning: ['Hjälp upp ur sängen', 'Dusch', 'Påklädning', 'Frukost', 'Medicin'],
  midday: ['Lunch', 'Promenad', 'Inköp'],
  evening: ['Middag', 'Träning efter program', 'Kvällstoalett', 'Hjälp i säng'],
  night: ['Tillsyn', 'Vändning', 'Toalettbesök'],
  together: ['Förflyttning med lyft', 'Dusch'],
  school: ['Väcka', 'Påklädning', 'Frukost', 'Följa till skolan'],
  afterSchool: ['Hämta från skolan', 'Mellanmål', 'Läxor', 'Lek och aktiviteter'],
  weekend: ['Mellanmål', 'Läxor', 'Lek och aktiviteter'],
  visitMorning: ['Frukost', 'Medicin', 'Stödstrumpor'],
  visitLunch: ['Lunch', 'Medicin'],
  visitEvening: ['Kvällsmat', 'Medicin', 'Kvällstoalett'],
} as const
