import ICAL from 'ical.js'
import type { Database } from '~/database/types'
import type { FeedLevel } from '~/domain/calendar/feed'
import type { Known } from '~/domain/known'
import { stockholmDate } from '~/domain/time/time'
import { createCalendarFetching } from '~/services/calendar/fetching.server'
import { giveAccess, newCase, newNumber, type TestDatabase } from '../support/databases'
import { rightAt } from '../support/rights'
import type { Shift } from '../../provider-api/contract'

/** A shift of the day after the tests' own, as a provider sends it. */
export const shift = (id: string, more: Partial<Shift> = {}): Shift => ({
  ...{ id, plannedStart: '2026-11-20T08:00:00+01:00', plannedEnd: '2026-11-20T10:00:00+01:00', kind: 'active' },
  ...{ staff: { id: 's1', displayName: 'Anna Ek', role: 'assistant' }, status: 'planned' },
  ...{ activities: [], changes: [], brukareId: 'at-farsta' },
  ...more,
})

/** What a test says of the world: who may, what each provider says, and until when it is planned. */
export type World = {
  role: 'brukare' | 'anhorig'
  scopes: readonly ('schedule:read' | 'hours:read')[]
  hasRight: boolean
  unconfirmed: boolean
  isProtected: boolean
  shifts: readonly Shift[]
  /** Null: the provider cannot tell now. */
  plannedUntil: string | null
  reads: 'all' | 'none' | 'part' | 'noHorizon'
  asOf: Date | null
}

let tokens = 0

/** Somebody with an address of a calendar, on a database, in a world that the test changes. */
export async function calendarScene(test: TestDatabase, level: FeedLevel = 'times', role: World['role'] = 'brukare') {
  const { database } = test
  const world: World = {
    ...{ role, scopes: ['schedule:read'], hasRight: true, unconfirmed: false, isProtected: false },
    ...{ shifts: [shift('shift-of-one')], plannedUntil: null, reads: 'all', asOf: null },
  }
  const one = await newCase(database)
  const holder = role === 'brukare' ? one.person : await friendOf(database, one)
  const doer = { ...one.doer, personId: holder.id, role }
  tokens += 1
  const token = String(tokens).padStart(43, 'x')
  const made = { formKey: 'k', token, name: 'Telefonen', level, language: 'sv', brukareId: one.brukare.id, doer }
  const expiresAt = new Date('2027-11-19T00:00:00Z')
  const feed = await database.calendarFeeds.make({ ...made, expiresAt })
  if (feed === null) throw new Error('no address was made')

  const fetching = createCalendarFetching({
    database,
    access: {
      standingRights: () => {
        const place = rightAt('farsta', { role: world.role, scopes: new Set(world.scopes), representationIds: ['r1'] })
        const rights = world.hasRight ? { ...place, places: [place] } : null
        return Promise.resolve({ rights, isProtected: world.isProtected, unconfirmed: world.unconfirmed })
      },
    },
    schedule: {
      horizons: () => {
        const horizon = { dataFrom: null, plannedUntil: world.plannedUntil }
        return Promise.resolve({
          horizons: [world.reads === 'noHorizon' ? null : horizon],
          notices: [],
          told: new Map(),
        })
      },
      shifts: (_reading, _scene, from, to) => {
        const data = world.shifts.filter(({ plannedStart }) => {
          const day = stockholmDate(new Date(plannedStart))
          return day >= from && day <= to
        })
        const asOf = world.asOf ?? test.time.now
        const place = { providerId: 'farsta', brukareId: 'at-farsta' }
        const part = { place, providerName: 'Farsta', data, etag: '', asOf, kept: world.asOf !== null }
        const away = { is: 'unknown', why: 'unavailable', since: null } as const
        const known: Known<readonly (typeof part)[]> =
          world.reads === 'none'
            ? away
            : world.reads === 'part'
              ? { is: 'partly', data: [part], lacks: away }
              : { is: 'known', data: [part], asOf, kept: part.kept }
        return Promise.resolve({ known, notices: [], told: new Map() })
      },
    },
  })
  const fetch = (asked: { peek?: boolean; token?: string } = {}) =>
    fetching({ token, now: test.time.now, requestId: 'r', peek: false, ...asked })
  return { ...one, world, feedId: feed.id, holder, doer, token, fetch, read: async () => eventsOf(await fetch()) }
}

async function friendOf(database: Database, { brukare, person }: Awaited<ReturnType<typeof newCase>>) {
  const facts = { number: newNumber(), name: 'Vän', isCoordinationNumber: false }
  const friend = await database.persons.findOrCreate(facts)
  await giveAccess(database, {
    ...{ kind: 'anhorig', personId: friend.id, brukareId: brukare.id, scopes: ['schedule:read'] },
    ...{ validFrom: '2026-11-19', validTo: null, givenBy: person.id },
  })
  return friend
}

/** What a calendar shows of what it has fetched: by a parser that is not ours. */
export function eventsOf(fetched: Awaited<ReturnType<ReturnType<typeof createCalendarFetching>>>) {
  if (fetched.is !== 'calendar') throw new Error(`it was answered with ${fetched.is}`)
  const calendar = ICAL.Component.fromString(fetched.text)
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name))
    return {
      ...{ uid: value('uid'), sequence: Number(value('sequence')), summary: value('summary') },
      ...{ start: value('dtstart'), changed: value('last-modified'), description: value('description') },
    }
  })
}
