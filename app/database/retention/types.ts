import type { PlacedRow } from '~/database/access-log/types'
import type { Pages } from '~/platform/pages'

/** A place in a chain of the access log: the number of a row, and its hash. */
export type LogPlace = { nr: number; hash: string }

/**
 * Rows of a chain that have been kept long enough: those after `from`, up to `to`, where the head `n` of the chain of heads
 * stands. The first chain is called `first`.
 */
export type DueChain = { chain: string; n: number; headHash: string; from: LogPlace; to: LogPlace }

/** A row of the log as it is archived: all that its hash covers, and the names that it says by id. */
export type ArchivedRow = PlacedRow & { name: string | null; about: string | null; previousHash: string; hash: string }

export const matterTypes = ['objection', 'comment', 'review', 'wish', 'jointAct'] as const
export type MatterType = (typeof matterTypes)[number]

/** A row of the log for another system: ids and words of the program's own, never a name. `seq` is what to go on from. */
export type LogLine = Omit<PlacedRow, 'at' | 'nameId' | 'aboutId' | 'mac'> & { at: string; hash: string }

/** What was sent, or agreed on by several, whole and in the clear. `content` can be written as JSON. */
export type ArchivedMatter = { type: MatterType; id: string; brukareId: string; content: object }

/**
 * What is archived before it is removed. What removes needs the role that owns the database: the portal's own is refused
 * (docs/adr/0023).
 */
export type ArchiveRepository = {
  /** What of each chain of the log is due, in the order of the chains. */
  dueChains: () => Promise<DueChain[]>
  /** The rows of it, in order. */
  rowsOf: (due: DueChain) => Pages<ArchivedRow>
  /** Every row after `seq`, in order, but for those of the last minute: of them one may still come before another. */
  linesAfter: (seq: string) => Pages<LogLine>
  /** What was sent and has been over for long enough, each kind in the order of its ids. */
  dueMatters: () => Pages<ArchivedMatter>
  /** What the brukare is called: for the archive, which is about them by id. */
  namesOfBrukare: (ids: readonly string[]) => Promise<{ id: string; name: string }[]>
  /**
   * Removes the rows, and keeps `note`, signed, which says that they are archived. All or nothing. False when none of them is
   * there any more.
   * @throws Error when the log does not hold just these rows, or they have not been kept long enough
   */
  removeRows: (due: DueChain, note: string) => Promise<boolean>
  /**
   * Removes a matter with all that belongs to it. `gone`: it is not there. `changed`: it is not what was archived, or is not
   * due any more; then nothing is removed.
   * @param isArchived whether the matter, as it is now, is what was archived
   */
  removeMatter: (
    matter: Pick<ArchivedMatter, 'type' | 'id'>,
    isArchived: (now: ArchivedMatter) => boolean,
  ) => Promise<'removed' | 'gone' | 'changed'>
  /** Removes the names that no row of the log says any more; gives how many. */
  removeNames: () => Promise<number>
}
