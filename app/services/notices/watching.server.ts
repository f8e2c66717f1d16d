import { randomUUID } from 'node:crypto'
import type { AccessService } from '~/auth/access.server'
import type { Database } from '~/database/types'
import { placesWith, type RightAt } from '~/domain/access/rights'
import { isLate, lateAt } from '~/domain/notices/late'
import { parseShift } from '~/domain/schedule/shift'
import { dayAfter, minutesAfter, stockholmDate } from '~/domain/time/time'
import type { Clock } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import { saidOf } from './said.server'

export type WatchingParts = {
  database: Pick<Database, 'objections' | 'arrivals'> & {
    notices: Pick<Database['notices'], 'watched' | 'maybeTold' | 'add'>
  }
  access: Pick<AccessService, 'standingRights'>
  provider: Pick<ProviderGateway, 'listShifts'>
  clock: Clock
  logger: Pick<Logger, 'warn'>
}

/** What is planned may change without a word: it is read again this often at least, in minutes. */
const everyMinutes = 15
/** After an answer that could not be had, in minutes. */
const againMinutes = 2
/** Who is watched for is looked up this often, in minutes. */
const lookUpMinutes = 0.5
/** So many plans are asked for at once. */
const atATime = 4

/**
 * Watches, for those who want to be told, whether somebody comes as planned: nothing happens when nobody comes, so no feed tells
 * of it. It knows in memory alone when each plan is next worth asking for, which is when a shift of it would be late, and at least
 * every quarter of an hour. A process that takes over asks for all of them anew, and what was told is told once by its key.
 *
 * The provider is asked in the name of somebody who is to be told, by their right there, as for a page of theirs.
 */
export function createWatching({ database, access, provider, clock, logger }: WatchingParts) {
  const { notices } = database
  const nextAt = new Map<string, Date>()
  let lookUpAt = new Date(0)

  async function lookUp(now: Date): Promise<void> {
    if (lookUpAt > now) return
    lookUpAt = minutesAfter(now, lookUpMinutes)
    const watched = new Set(await notices.watched())
    for (const brukareId of nextAt.keys()) if (!watched.has(brukareId)) nextAt.delete(brukareId)
    for (const brukareId of watched) if (!nextAt.has(brukareId)) nextAt.set(brukareId, now)
  }

  /** Who may see the plan, at each provider of the brukare: one of those who are to be told. `isSure`: there is nobody else. */
  async function eyes(brukareId: string, requestId: string) {
    const found = new Map<string, { personId: string; place: RightAt }>()
    let isSure = true
    for (const personId of await notices.maybeTold({ brukareId, forId: null, byId: null })) {
      const { rights, unconfirmed } = await access.standingRights(personId, brukareId, requestId)
      if (unconfirmed) isSure = false
      for (const place of rights === null ? [] : placesWith(rights, 'schedule:read')) {
        if (!found.has(place.providerId)) found.set(place.providerId, { personId, place })
      }
    }
    return { seeing: [...found.values()], isSure }
  }

  /** Looks at one plan. Gives when it is next worth looking at. */
  async function look(brukareId: string, now: Date): Promise<Date> {
    const requestId = randomUUID()
    const today = stockholmDate(now)
    const { seeing, isSure } = await eyes(brukareId, requestId)
    let next = minutesAfter(now, isSure ? everyMinutes : againMinutes)
    for (const { personId, place } of seeing) {
      const { providerId } = place
      const days = { from: dayAfter(today, -1), to: today }
      const answer = await provider.listShifts(place, { personId, role: place.role, requestId }, days)
      // What is not known now is neither late nor well.
      if (answer.state !== 'fresh') {
        next = minutesAfter(now, againMinutes)
        continue
      }
      const shifts = answer.data.map(parseShift)
      const late = shifts.filter((shift) => isLate(shift, now))
      const isSaid = late.length === 0 ? () => true : await saidOf(database, { brukareId, providerId, now })
      for (const { id: resourceId } of late.filter((shift) => !isSaid(shift))) {
        const about = { brukareId, providerId, resourceId, forId: null, byId: null }
        await notices.add({ key: `late:${providerId}/${resourceId}`, kind: 'late', ...about })
      }
      const coming = shifts.map(lateAt).filter((at) => at >= now)
      // A moment after, since it is late when that has passed.
      for (const at of coming) if (at < next) next = new Date(at.getTime() + 1000)
    }
    return next
  }

  return {
    /** Looks at the plans whose time has come. Gives how many there were. */
    async watch(): Promise<number> {
      const now = clock()
      await lookUp(now)
      const due = [...nextAt].filter(([, at]) => at <= now).slice(0, atATime)
      await Promise.all(
        due.map(async ([brukareId]) => {
          try {
            nextAt.set(brukareId, await look(brukareId, now))
          } catch (err) {
            nextAt.set(brukareId, minutesAfter(now, againMinutes))
            logger.warn({ err, brukareId }, 'it could not be looked whether somebody has come')
          }
        }),
      )
      return due.length
    },
  }
}

export type Watching = ReturnType<typeof createWatching>
