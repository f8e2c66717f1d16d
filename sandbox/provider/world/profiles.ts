/** What help each brukare of the sandbox has: laws, unit, the day's slots and who works in them. */
import type { Law } from '../../../provider-api/contract'
import { activities, range, slot } from './slots'
import type { Slot } from './slots'

export type Profile = {
  tenant: string
  key: string
  laws: readonly Law[]
  unit: string
  municipality: string
  /** Index of the arbetsledare who is the contact. */
  contact: number
  slots: readonly Slot[]
  /** Months before the ordinary ones are made too, because a clock change is in them. */
  withClockChanges?: boolean
}

const {
  morning,
  midday,
  evening,
  night,
  together,
  school,
  afterSchool,
  weekend,
  visitMorning,
  visitLunch,
  visitEvening,
} = activities
const fullDay = [...morning, ...midday]
const workdays = { weekdays: [1, 2, 3, 4, 5] }
const weekends = { weekdays: [6, 7] }
// Somebody is awake on nights before a working day, and sleeps in the flat on the others.
const awakeOrAsleep = {
  kindOn: (weekday: number) => (weekday === 5 || weekday === 6 ? ('standby' as const) : ('waiting' as const)),
}

const farsta = (key: string, laws: Law[], unit: string, contact: number, slots: Slot[]): Profile => ({
  tenant: 'farsta',
  key,
  laws,
  unit: `Farsta ${unit}`,
  municipality: 'Stockholm',
  contact,
  slots,
})

export const profiles: readonly Profile[] = [
  {
    ...farsta('pia', ['SFB', 'LSS'], 'grupp 1', 0, [
      slot('day', '06:00 14:00', fullDay, range(0, 3), { group: 'morning' }),
      slot('double', '08:00 10:00', together, range(11, 13), { group: 'morning' }),
      slot('evening', '14:00 22:00', evening, range(4, 7)),
      slot('night', '22:00 06:00', night, range(8, 10), awakeOrAsleep),
    ]),
    withClockChanges: true,
  },
  farsta('karl', ['LSS'], 'grupp 2', 1, [
    slot('day', '09:00 12:00', ['Promenad', 'Inköp', 'Läsa post'], range(14, 16), workdays),
    slot('evening', '16:00 19:00', ['Middag', 'Sällskap', 'Träning efter program'], range(17, 18)),
  ]),
  farsta('alva', ['SFB'], 'barn och unga', 2, [
    slot('morning', '06:30 08:30', school, range(19, 20), workdays),
    slot('afternoon', '14:30 20:30', afterSchool, range(21, 22), workdays),
    slot('weekend', '09:00 19:00', weekend, [23, 19], weekends),
  ]),
  farsta('elsa', ['SFB'], 'barn och unga', 2, [
    slot('morning', '06:00 08:00', school, range(24, 25), workdays),
    slot('afternoon', '15:00 20:00', afterSchool, range(26, 27)),
    slot('night', '21:00 06:00', night, range(28, 29), { kind: 'waiting' }),
  ]),
  farsta('maja', ['SFB'], 'grupp 3', 0, [
    slot('day', '07:00 13:00', [...morning, 'Lunch'], range(30, 32)),
    slot('evening', '15:00 21:00', evening, range(33, 34)),
    slot('night', '21:00 07:00', night, range(35, 36), { kind: 'standby' }),
  ]),
  farsta('sven', ['SoL'], 'hemtjänst', 1, [
    slot('morning', '07:30 08:15', visitMorning, range(37, 38)),
    slot('lunch', '12:00 12:30', visitLunch, range(39, 40)),
    slot('evening', '18:00 18:45', visitEvening, range(41, 42)),
  ]),
  farsta('bo', ['SFB'], 'grupp 3', 1, [
    slot('day', '07:00 14:00', fullDay, [43, 44, 49, 45]),
    slot('evening', '14:00 21:30', evening, range(46, 48)),
  ]),
  farsta('rut', ['SoL'], 'hemtjänst', 1, [
    slot('morning', '08:00 08:40', visitMorning, range(50, 51)),
    slot('evening', '19:00 19:30', visitEvening, range(52, 53)),
    slot('cleaning', '10:00 12:00', ['Städning', 'Tvätt'], [54], { weekdays: [3] }),
  ]),
  farsta('ivar', ['LSS'], 'grupp 2', 2, [
    slot('day', '08:00 15:00', fullDay, range(55, 57)),
    slot('evening', '16:00 21:00', evening, range(58, 60)),
  ]),
  farsta('tuulikki', ['SFB'], 'grupp 2', 2, [
    slot('day', '08:00 14:00', [...morning, 'Lunch', 'Finsk radio'], range(61, 63)),
    slot('evening', '16:00 21:00', evening, range(64, 66)),
  ]),
  farsta('hanna', ['SFB'], 'grupp 3', 0, [
    slot('day', '07:00 15:00', fullDay, range(67, 69)),
    slot('evening', '15:00 22:00', evening, range(70, 71)),
    slot('night', '22:00 07:00', night, range(72, 73), { kind: 'waiting' }),
  ]),
  farsta('yngve', ['SoL'], 'hemtjänst', 1, [
    slot('morning', '08:45 09:15', visitMorning, range(74, 75)),
    slot('evening', '20:00 20:30', visitEvening, range(75, 76)),
  ]),
  {
    tenant: 'soder',
    key: 'karl',
    laws: ['SoL'],
    unit: 'Söders hemtjänst, grupp Hornstull',
    municipality: 'Stockholm',
    contact: 0,
    slots: [
      slot('morning', '07:30 08:00', visitMorning, range(0, 3)),
      slot('lunch', '12:30 12:50', visitLunch, range(4, 6)),
      slot('evening', '20:00 20:30', visitEvening, range(7, 9)),
      slot('nurse', '10:00 10:30', ['Omläggning av sår', 'Blodtryck'], [12], { weekdays: [2] }),
    ],
  },
]
