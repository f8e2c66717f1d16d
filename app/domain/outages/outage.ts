import { minutesAfter } from '~/domain/time/time'

/** A stop that is planned; something that does not work; something that has happened which concerns those who use the portal. */
export const outageKinds = ['planned', 'fault', 'incident'] as const
export type OutageKind = (typeof outageKinds)[number]

/**
 * What who runs the portal says to everybody. `to`: of a planned stop when it is over, else when it is expected to be; `endedAt`: when
 * it was said to be over. `texts` by language, in the words of who runs the portal.
 */
export type Outage = {
  id: string
  kind: OutageKind
  from: Date
  to: Date | null
  endedAt: Date | null
  texts: Readonly<Record<string, string>>
  /** Of an incident, who is told of it outside the portal: all, or those with a right at one of these providers; null: nobody. */
  concerns: 'all' | readonly string[] | null
}

/**
 * A provider, and since when it has not answered at all; or when last it answered so that something could not be read. Both null:
 * nothing is known to be wrong with it.
 */
export type ProviderState = { name: string; silentSince: Date | null; lastFault: Date | null }

/** True when nothing is known to be wrong with a provider. */
export function isWell({ silentSince, lastFault }: ProviderState): boolean {
  return silentSince === null && lastFault === null
}

/** Where an outage is in time. */
export type OutageState = 'coming' | 'now' | 'over'

const day = 24 * 60
/** So long before it begins a planned stop stands on every page, in minutes. */
const aheadMinutes = 3 * day
/** So long afterwards one can read of it on its own page, in minutes. */
const keptMinutes = 7 * day

/** A planned stop is over when its time is; what is not planned, when somebody says so. */
function endOf({ kind, to, endedAt }: Outage): Date | null {
  if (endedAt !== null) return endedAt
  return kind === 'planned' ? to : null
}

/** Where it is in time at `now`. */
export function outageState(outage: Outage, now: Date): OutageState {
  const end = endOf(outage)
  if (end !== null && end <= now) return 'over'
  return outage.from > now ? 'coming' : 'now'
}

/** Whether it stands on every page. */
export function isOnEveryPage(outage: Outage, now: Date): boolean {
  const state = outageState(outage, now)
  return state === 'now' || (state === 'coming' && minutesAfter(now, aheadMinutes) >= outage.from)
}

/** Whether it can be read of on the page about outages: until a week after its end. */
export function isToldOf(outage: Outage, now: Date): boolean {
  const end = endOf(outage)
  return end === null || minutesAfter(end, keptMinutes) > now
}

/** When it is expected to be over; null when nobody has said, or when that time has passed and it goes on. */
export function expectedEnd(outage: Outage, now: Date): Date | null {
  return outage.to !== null && outage.to > now ? outage.to : null
}
