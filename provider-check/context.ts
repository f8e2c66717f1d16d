import type { ActorRole, Capabilities, Objection, Shift } from '../provider-api/contract'
import type { Findings } from './findings'
import type { Session } from './session'

/** A brukare that the check reads, and the role it reads in. */
export type Place = { brukareId: string; role: ActorRole }

/** What a run of the check goes by. */
export type Context = {
  session: Session
  findings: Findings
  baseUrl: string
  /** The check's clock. */
  now: Date
  /** The months that are read, `YYYY-MM`, oldest first. */
  months: readonly string[]
  persons: readonly string[]
  /** A number that nobody at the provider has. */
  unknownNumber: string
  /** How many brukare are read. */
  mostBrukare: number
}

/** What is known of the provider when the persons have been asked for. */
export type Known = {
  capabilities: Capabilities
  places: readonly Place[]
  /** Where the feed ended; null when it was empty, or could not be read. */
  lastCursor: string | null
}

/** What has been read of one brukare, for what comes after. */
export type Seen = { shifts: Map<string, Shift>; hasAllShifts: boolean; objections: readonly Objection[] | null }

export type Group = Capabilities['groups'][number]

/** An id that follows the contract and that nobody has. */
export const nobody = 'provider-check-nobody'

/** `/v1/brukare/<id>/<rest>` */
export const under = ({ brukareId }: Place, rest: string): string => `/v1/brukare/${brukareId}${rest}`
