import type { Clock } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import type { Answer, Place } from '~/provider/types'

/** How current a case or a list of cases is at one place, for the page to say. */
export type SyncState = { place: Place } & (
  | { state: 'fresh'; asOf: Date }
  | { state: 'kept'; asOf: Date; reason: 'unavailable' | 'contract' }
  | { state: 'missing'; reason: 'unavailable' | 'contract' | 'notFound'; since: Date | null }
)

/** What the pages show is from an earlier time: something of the answer is not in the database. */
const notWhole = { state: 'missing', reason: 'contract', since: null } as const

/** An unchanged list is written again when this old: what the portal itself did in between (a withdrawal) may differ. */
const writeAgainMs = 60_000
/** One that could not be written is tried again after this long, in milliseconds. */
const tryAgainMs = 2_000

/**
 * Makes what brings a provider's word on its cases into the database. The provider's answer is the same object for as long as it
 * is unchanged, and then nothing is written. What a kept answer says is already in the database and never overwrites it. One
 * that cannot be written costs itself only.
 */
export function createBringing<Case extends { id: string }>({
  write,
  clock,
  logger,
  what,
}: {
  write: (brukareId: string, providerId: string, one: Case) => Promise<unknown>
  clock: Clock
  logger: Pick<Logger, 'error'>
  /** For the log: 'an objection'. */
  what: string
}) {
  const written = new WeakMap<object, { at: number; isWhole: boolean }>()

  const writeAll = async (brukareId: string, providerId: string, list: readonly Case[], mark: object) => {
    const before = written.get(mark)
    const now = clock().getTime()
    if (before !== undefined && now - before.at < (before.isWhole ? writeAgainMs : tryAgainMs)) return before.isWhole
    let isWhole = true
    for (const one of list) {
      try {
        await write(brukareId, providerId, one)
      } catch (err) {
        isWhole = false
        logger.error({ err, providerId, brukareId, resourceId: one.id }, `${what} could not be written`)
      }
    }
    written.set(mark, { at: now, isWhole })
    return isWhole
  }

  /** `casesIn`: the cases of the answer. */
  return async <Data extends object>(
    brukareId: string,
    place: Place,
    answer: Answer<Data>,
    casesIn: (data: Data) => readonly Case[],
  ): Promise<SyncState> => {
    const isWhole =
      answer.state !== 'fresh' || (await writeAll(brukareId, place.providerId, casesIn(answer.data), answer.data))
    return stateOf(place, isWhole ? answer : notWhole)
  }
}

function stateOf(place: Place, answer: Answer<unknown> | typeof notWhole): SyncState {
  if (answer.state === 'fresh') return { place, state: 'fresh', asOf: answer.asOf }
  if (answer.state === 'kept') return { place, state: 'kept', asOf: answer.asOf, reason: answer.reason }
  return { place, state: 'missing', reason: answer.reason, since: answer.since }
}
