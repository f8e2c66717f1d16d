/** The mock's plan: who goes to whom, by wall-clock times without an offset, as Lifecare has it. */
import { dayAfter, daysOf } from '../../app/domain/time/time'
import type { MockClient, MockStaff } from './people'

/** A service of a visit, by Lifecare's code and text. */
export type MockService = { code: number; text: string }

/** One visit to a client, in a shift. `start`: wall clock in Stockholm, 'yyyy-mm-ddThh:mm:ss'. */
export type MockActivity = { id: string; client: MockClient; start: string; minutes: number; services: MockService[] }

/** A shift of one who works, over many clients. */
export type MockWorkshift = {
  id: string
  /** When it was last changed or published. */
  modified: Date
  staff: MockStaff | null
  start: string
  end: string
  activities: MockActivity[]
  isRevoked: boolean
}

/** How big the tenant is, and from when to when it is planned (days in Stockholm). */
export type PlanSize = { clients: MockClient[]; staff: MockStaff[]; from: string; to: string }

const services = {
  morning: [
    { code: 11, text: 'Personlig hygien' },
    { code: 12, text: 'Frukost' },
  ],
  noon: [{ code: 13, text: 'Lunch' }],
  evening: [
    { code: 14, text: 'Kvällsmål' },
    { code: 15, text: 'Läggning' },
  ],
  night: [{ code: 16, text: 'Tillsyn natt' }],
} satisfies Record<string, MockService[]>

const rounds = [
  { key: 'm', clock: 7 * 60 + 30, minutes: 45, services: services.morning, from: '07:00', to: '15:00', isNight: false },
  { key: 'l', clock: 11 * 60 + 45, minutes: 30, services: services.noon, from: '10:00', to: '15:00', isNight: false },
  { key: 'k', clock: 18 * 60, minutes: 40, services: services.evening, from: '16:00', to: '22:30', isNight: false },
  { key: 'n', clock: 2 * 60 + 30, minutes: 30, services: services.night, from: '21:30', to: '06:30', isNight: true },
] as const

const perShift = 6
/** A day is published this many days before it. */
const publishedBefore = 14

const pad = (value: number): string => String(value).padStart(2, '0')
const clockOf = (minutes: number): string => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00`

/** Every shift of the days. The night round goes to every fourth client, at half past two, which the clock changes meet. */
export function makePlan({ clients, staff, from, to }: PlanSize): MockWorkshift[] {
  return daysOf(from, to).flatMap((day, dayIndex) =>
    rounds.flatMap((round, roundIndex) => {
      const visited = round.isNight ? clients.filter((_, n) => n % 4 === 0) : clients
      const groups = Math.ceil(visited.length / perShift)
      return Array.from({ length: groups }, (_, group) => {
        const members = visited.slice(group * perShift, (group + 1) * perShift)
        const nth = (dayIndex * 3 + roundIndex * 5 + group * 7) % staff.length
        const first = round.isNight ? dayAfter(day, -1) : day
        const base = (Date.parse(`${day}T00:00:00Z`) / 86_400_000) * 1000 + roundIndex * 200 + group
        return {
          id: `${base}:HC:R`,
          modified: new Date(`${dayAfter(day, -publishedBefore)}T09:00:00.${pad(roundIndex)}0Z`),
          staff: staff[nth] ?? null,
          start: `${first}T${round.from}:00`,
          end: `${day}T${round.to}:00`,
          isRevoked: false,
          activities: members.map((client, n) => ({
            id: `${base * 10 + n}:HC:J`,
            client,
            start: `${day}T${clockOf(round.clock + (round.isNight ? 0 : n * 35))}`,
            minutes: round.minutes,
            services: [...round.services],
          })),
        }
      })
    }),
  )
}
