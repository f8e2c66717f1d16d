import type { ActorRole } from '~/domain/access/representation'
import type { Instant } from '~/database/common-types'

/** What a row says, as it is written and as it is read back: any text. */
export type Said = {
  personId: string | null
  brukareId: string | null
  role: string | null
  basis: string | null
  action: string
  resourceType: string
  resourceId: string | null
  providerId: string | null
  period: string | null
  aboutId: string | null
  outcome: string
  requestId: string | null
}

/** A row with its place: `chain` is `first` for one from before there were several, whose `seq` is its number. */
export type PlacedRow = Said & { at: Date; chain: string; nr: number; seq: string; nameId: string | null; mac: string }

/**
 * What became of it. `allowed`: seen, or done. `denied`: refused. `absent`: what was asked for is not there, or is another's.
 * `failed`: it could not be had or done just then. `unknown`: the answer was lost, so that it may have been done.
 */
export type AccessOutcome = 'allowed' | 'denied' | 'absent' | 'failed' | 'unknown'

/** Ids of what exists, and never text from an address or a form. What it was about is said in `period` and `about`. */
export type AccessEntry = {
  personId: string | null
  brukareId: string | null
  role: ActorRole | null
  /** The representations it rested on, joined with a comma, or `self`. */
  basis: string | null
  /** E.g. `schedule.read`, `objection.submit` (domain/access-log/action). At most 60 characters. */
  action: string
  resourceType: string
  resourceId: string | null
  /** The provider whose matters it is about; left out or null: no one provider's. */
  providerId?: string | null
  /** The day, week or month it is about: `2026-11-19`, `2026-W47`, `2026-11`. */
  period?: string | null
  /** What the person or the thing that it is about is called now: kept sealed, so that the log can say it later. */
  about?: string | null
  outcome: AccessOutcome
  requestId: string | null
}

export type AccessLogRow = Omit<AccessEntry, 'providerId' | 'period' | 'about'> & {
  seq: number
  at: Instant
  providerId: string | null
  period: string | null
  about: string | null
  /** What the person was called then; null in rows from before names were kept, and of who had never signed in. */
  name: string | null
}

/**
 * The end of the first chain, or a head of the chain of heads, as it was when somebody looked: what must still hold. Or the
 * last row of a chain that has been archived: the chain goes on after it, and nothing of what was before is there.
 */
export type LogCheckpoint =
  { seq: number; hash: string } | { n: number; hash: string } | { chain: string; nr: number; hash: string }
export type LogHead = { n: number; hash: string }

/**
 * What is wrong. `row`: a row is not what was written, is missing, or was not written by the portal.
 * `name`: a name that a row has is gone or is not the one that was written. `end`: a chain does
 * not reach where it once had come. `head`: the chain of heads is not what was written. `checkpoint`: the log is not the one
 * that was signed. `first`: the first chain is not closed.
 */
export type LogFault = { what: 'row' | 'name' | 'end' | 'head' | 'checkpoint' | 'first'; chain: string; nr: number }
export type LogVerdict = { ok: true; rows: number; heads: number } | { ok: false; fault: LogFault }

/** Which rows of the log about a brukare. Left out: all. */
export type LogWanted = {
  /** The seq to go on from. */
  before?: number
  /** At most so many rows, default 100. */
  limit?: number
  personId?: string
  /** Everyone but this one. */
  notPersonId?: string
  actions?: readonly string[]
  /** Only what was seen or done. */
  allowed?: true
  /** Only what was refused or was not there, or only what was not. */
  denied?: boolean
  /**
   * Whose sign-ins and sign-outs belong to it too, and during what time: rows of theirs with one of `signInActions`, which
   * are about no brukare. `until` null: still.
   */
  signIns?: readonly { personId: string; from: Instant; until: Instant | null }[]
  signInActions?: readonly string[]
  /** Only what is about the brukare, or only the sign-ins: for one who goes on through each by itself. */
  part?: 'about' | 'signIns'
}

/** How many rows of the log somebody has with an action and an outcome. */
export type LogTally = { personId: string | null; action: string; outcome: AccessOutcome; count: number }

export type AccessLogRepository = {
  /**
   * Adds a row at the end of its chain. In a transaction of one's own: last, since it holds the chain until commit.
   * @throws `unavailable` (`access-log-busy`) when somebody else has held the chain for too long
   */
  append: (entry: AccessEntry) => Promise<{ seq: number }>
  /** Adds many in one statement, all or none; those of one chain in order. Throws as `append`. */
  appendAll: (entries: readonly AccessEntry[]) => Promise<void>
  /** Looks through every chain and the chain of heads; what is held against `checkpoints` must still be there. */
  verify: (...checkpoints: readonly LogCheckpoint[]) => Promise<LogVerdict>
  /** Adds where every chain stands to the chain of heads, and what `sign` makes of the last head to the seals. */
  seal: (sign: (head: LogHead) => Promise<string>) => Promise<string>
  /** Keeps something signed about a head. */
  keepSeal: (head: LogHead, signed: string) => Promise<void>
  /** Every signed word about the chain of heads, the oldest first. */
  seals: () => Promise<string[]>
  /** Newest first. */
  listForBrukare: (brukareId: string, wanted?: LogWanted) => Promise<AccessLogRow[]>
  /** How many there are of each, with the sign-ins of `signIns`; null when there are too many to be counted while one waits. */
  tallyForBrukare: (
    brukareId: string,
    wanted: Pick<LogWanted, 'signIns' | 'signInActions'>,
  ) => Promise<LogTally[] | null>
}
