import { CompactSign, compactVerify, type CryptoKey } from 'jose'
import { z } from 'zod'
import type { AccessLogRepository, LogCheckpoint } from '~/database/types'

const type = 'insyn-access-log-checkpoint'

const claims = z.object({
  /** Whose log: the portal's origin. */
  iss: z.string(),
  seq: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
})

type Parts = {
  accessLog: Pick<AccessLogRepository, 'verify' | 'head'>
  origin: string
  clock: () => Date
  keys: { sign: CryptoKey; verify: CryptoKey; kid: string }
}

/** What came of looking through the log. `checkpoints`: how many signed ones it was held against. */
export type LogProof =
  { ok: true; rows: number; checkpoints: number } | { ok: false; badSeq: number } | { ok: false; badLine: number }

/** Proves that the access log is what was written: the chain, and signed checkpoints that are kept somewhere else. */
export function createAccessLogProof({ accessLog, origin, clock, keys }: Parts) {
  async function read(line: string): Promise<LogCheckpoint | null> {
    try {
      const { payload, protectedHeader } = await compactVerify(line, keys.verify, { algorithms: ['ES256'] })
      const parsed = claims.parse(JSON.parse(new TextDecoder().decode(payload)))
      return protectedHeader.typ === type && parsed.iss === origin ? parsed : null
    } catch {
      return null
    }
  }

  return {
    /** The last row, signed: one line to keep where whoever owns the database cannot write. */
    async checkpoint(): Promise<string> {
      const { seq, hash } = await accessLog.head()
      const content: z.infer<typeof claims> = { iss: origin, seq, hash, at: clock().toISOString() }
      return new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: 'ES256', typ: type, kid: keys.kid })
        .sign(keys.sign)
    },

    /**
     * Looks through the whole log. `badSeq` is the first row that is not what was written; `badLine` the first of the
     * checkpoints that this portal has not signed.
     */
    async verify(lines: readonly string[]): Promise<LogProof> {
      const checkpoints: LogCheckpoint[] = []
      for (const [index, line] of lines.entries()) {
        const checkpoint = await read(line)
        if (checkpoint === null) return { ok: false, badLine: index + 1 }
        checkpoints.push(checkpoint)
      }
      const verdict = await accessLog.verify(...checkpoints)
      return verdict.ok ? { ...verdict, checkpoints: checkpoints.length } : verdict
    },
  }
}
