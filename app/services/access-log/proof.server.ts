import type { AccessLogRepository, LogCheckpoint, LogFault, LogHead } from '~/database/types'
import { readLine, signLine, type SignedWords, type SigningKeys } from './signed-line.server'

type Parts = {
  accessLog: Pick<AccessLogRepository, 'verify' | 'seal' | 'keepSeal' | 'seals'>
  origin: string
  clock: () => Date
  keys: SigningKeys
}

/**
 * What came of looking through the log. `checkpoints`: how many signed words it was held against, and `fromFile` how many of
 * them were kept elsewhere. `restored`: the notes that say why something that was signed is gone.
 */
export type LogProof =
  | { ok: true; rows: number; heads: number; checkpoints: number; fromFile: number; restored: string[] }
  | { ok: false; fault: LogFault }
  /** A line of the file that this portal has not signed. */
  | { ok: false; badLine: number }
  /** Nobody can tell who signed the line: its key is not known, and no line after it is signed with one that is. */
  | { ok: false; unknownKey: string; line: number }
  /** There is nothing to hold the log against: in the file, or in the database, where the portal puts it when it starts. */
  | { ok: false; nothing: 'file' | 'database' }

/** Proves that the access log is what was written: the chains, the chain of heads, and what has been signed about it. */
export function createAccessLogProof({ accessLog, origin, clock, keys }: Parts) {
  const about = ({ n, hash }: LogHead) => ({ iss: origin, at: clock().toISOString(), n, hash })

  /** Takes where every chain stands into the chain of heads, and signs the last: one line, kept in the database too. */
  const seal = (): Promise<string> => accessLog.seal((head) => signLine(keys, { ...about(head), kind: 'head' }))

  return {
    seal,

    /** Signs that the database was put back from a backup, and why; later heads that were signed before it are lost. */
    async noteRestored(why: string): Promise<string> {
      let noted = ''
      await accessLog.seal(async (head) => {
        noted = await signLine(keys, { ...about(head), kind: 'restored', why })
        await accessLog.keepSeal(head, noted)
        return signLine(keys, { ...about(head), kind: 'head' })
      })
      return noted
    },

    /**
     * Looks through the whole log.
     * @param lines the signed lines that were kept elsewhere, in order; null: none are asked about
     * @param restoring whether what is missing now is about to be noted as lost in a restore
     */
    async verify(lines: readonly string[] | null, restoring = false): Promise<LogProof> {
      if (lines?.length === 0) return { ok: false, nothing: 'file' }
      const file: SignedWords[] = []
      let unknown: { unknownKey: string; line: number } | null = null
      for (const [index, line] of (lines ?? []).entries()) {
        const read = await readLine(keys, line)
        if (read.state === 'wrong') return { ok: false, badLine: index + 1 }
        if (read.state === 'ours') unknown = null
        else unknown ??= { unknownKey: read.kid, line: index + 1 }
        file.push(read.words)
      }
      if (unknown !== null) return { ok: false, ...unknown }
      const own = await sealsOf()
      if (own.length === 0) return { ok: false, nothing: 'database' }
      const kept = restoring ? [] : afterRestores(file)
      const signed = [...kept, ...afterRestores(own)]
      const checkpoints = signed.map(checkpointOf)
      // Only what stands in the database: an archive that was made of a log that was put back is of no rows that are gone.
      const verdict = await accessLog.verify(...checkpoints, ...afterRestores(own).flatMap(beginningOf))
      if (!verdict.ok) return verdict
      const restored = [...file, ...own].flatMap((one) => ('why' in one ? [`${one.at} ${one.why}`] : []))
      const counts = { checkpoints: checkpoints.length, fromFile: kept.length }
      return { ...verdict, ...counts, restored: [...new Set(restored)] }
    },
  }

  /** What this portal has signed in the database. What somebody else has put there proves nothing, and harms nothing. */
  async function sealsOf(): Promise<SignedWords[]> {
    const read = await Promise.all((await accessLog.seals()).map((line) => readLine(keys, line)))
    return read.flatMap((one) => (one.state === 'ours' ? [one.words] : []))
  }
}

/** Without what was signed about heads that a later note says were lost. */
function afterRestores(words: readonly SignedWords[]): SignedWords[] {
  const left: SignedWords[] = []
  let restoredTo = Infinity
  for (const one of words.toReversed()) {
    if (!('n' in one) || one.n <= restoredTo) left.push(one)
    if ('why' in one) restoredTo = Math.min(restoredTo, one.n)
  }
  return left.reverse()
}

/** Where a chain goes on after what was archived of it. */
function beginningOf(words: SignedWords): LogCheckpoint[] {
  return 'chain' in words ? [{ chain: words.chain, nr: words.nr, hash: words.chainHash }] : []
}

function checkpointOf(words: SignedWords): LogCheckpoint {
  const { hash } = words
  return 'n' in words ? { n: words.n, hash } : { seq: words.seq, hash }
}
