import type { Schemas as Contract } from '../../provider-api/contract'

export type Instant = Date
/** Calendar day in Stockholm, '2026-11-19'. */
export type Day = string
export type Clock = () => Date

export type ActorRole = Contract['ActorRole']
export type Scope = Contract['Scope']

/**
 * 32-byte keys by id; `active` is what new data is sealed with, the others still open old data. What `retiring` names is
 * on its way out: what it has sealed is sealed anew with the active one.
 */
export type KeyRing = { active: string; ring: Record<string, Buffer>; retiring?: readonly string[] }
export type DatabaseKeys = { encryption: KeyRing; index: KeyRing }

/** Who did it, for the access log's row that is written in the same transaction. */
export type Doer = {
  personId: string
  role: ActorRole
  /** The representations it rests on, joined with a comma, or `self`. */
  basis: string
  requestId: string
}
