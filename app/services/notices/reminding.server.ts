import { randomUUID } from 'node:crypto'
import type { Database } from '~/database/types'
import { monthsDueSoon } from '~/domain/notices/review-day'
import { sheetDueOn } from '~/domain/notices/sheet'
import { clockTime, minutesAfter, stockholmDate, type DayString } from '~/domain/time/time'
import type { Clock } from '~/platform/clock'
import type { ProviderGateway } from '~/provider/types'

export type RemindingParts = {
  database: {
    notices: Pick<Database['notices'], 'watched' | 'watchedClosely' | 'add'>
    brukare: Pick<Database['brukare'], 'find'>
  }
  provider: Pick<ProviderGateway, 'providers' | 'getCapabilities'>
  clock: Clock
}

/** A day begins to be looked at when people are up. */
const fromClock = '08:00'
/** After an answer that could not be had, in minutes. */
const againMinutes = 5

/**
 * Writes down, once a day, that a month may have three days left to be reviewed, and that the week that comes may be ready to print.
 * Nothing happens on such a day, so no feed tells of it; whether it is so for somebody is asked when they are about to be told. Done
 * again on the same day it is the same.
 */
export function createReminding({ database, provider, clock }: RemindingParts) {
  let doneOn: DayString | null = null
  let againAt = new Date(0)

  /** On each day of the end of a week: a plan may be made late. Who has been told of the week is not told again. */
  async function addSheets(today: DayString): Promise<void> {
    const monday = sheetDueOn(today)
    if (monday === null) return
    for (const brukareId of await database.notices.watchedClosely()) {
      const about = { brukareId, providerId: null, resourceId: monday, forId: null, byId: null }
      await database.notices.add({ key: `weekSheet:${brukareId}:${monday}:${today}`, kind: 'weekSheet', ...about })
    }
  }

  return async (): Promise<void> => {
    const now = clock()
    const today = stockholmDate(now)
    if (doneOn === today || now < againAt || clockTime(now) < fromClock) return
    let isWhole = true
    const due = new Map<string, string[]>()
    for (const { id } of provider.providers) {
      const answer = await provider.getCapabilities(id, { requestId: randomUUID() })
      // Its last day may be another than the usual one: the day is not done while that is not known.
      if (answer.state === 'missing' && answer.reason !== 'notFound') isWhole = false
      const payOutDay = answer.state === 'missing' ? null : (answer.data.payOutDay ?? null)
      const months = monthsDueSoon(today, payOutDay)
      if (months.length > 0) due.set(id, months)
    }
    for (const brukareId of due.size === 0 ? [] : await database.notices.watched()) {
      const places = (await database.brukare.find(brukareId))?.places ?? []
      for (const providerId of new Set(places.map((place) => place.providerId))) {
        for (const month of due.get(providerId) ?? []) {
          const key = `reviewDay:${providerId}/${brukareId}:${month}:${today}`
          const about = { brukareId, providerId, resourceId: month, forId: null, byId: null }
          await database.notices.add({ key, kind: 'reviewDay', ...about })
        }
      }
    }
    await addSheets(today)
    if (isWhole) doneOn = today
    else againAt = minutesAfter(now, againMinutes)
  }
}

export type Reminding = ReturnType<typeof createReminding>
