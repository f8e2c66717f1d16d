import { CompactSign, compactVerify, decodeProtectedHeader, type CryptoKey } from 'jose'
import { z } from 'zod'

const type = 'insyn-access-log-checkpoint'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const common = { iss: z.string(), at: z.iso.datetime(), hash }

/** What is signed: a row of the first chain (as it was done before there were several), or a head of the chain of heads. */
const claims = z.union([
  z.object({ ...common, seq: z.number().int().nonnegative() }),
  z.object({ ...common, n: z.number().int().nonnegative(), kind: z.literal('head') }),
  /** The database was put back from a backup: what was signed about later heads is lost, and `why` says how. */
  z.object({ ...common, n: z.number().int().nonnegative(), kind: z.literal('restored'), why: z.string().min(1) }),
  /**
   * The rows of a chain up to `nr`, where the head `n` stood, are in an archive and not in the log any more. `manifest`: the
   * SHA-256 of the archive's manifest.
   */
  z.object({
    ...{ ...common, n: z.number().int().nonnegative(), kind: z.literal('archived') },
    ...{ chain: z.string(), nr: z.number().int().positive(), chainHash: hash, manifest: hash },
  }),
])
export type SignedWords = z.infer<typeof claims>

/** `verify`: by key id, every public key that the portal has had, as far as they are known. */
export type SigningKeys = { sign: CryptoKey; kid: string; verify: ReadonlyMap<string, CryptoKey> }

/** `wrong`: not signed by this portal. `unknown`: signed with a key that is not known, so nobody can tell. */
export type ReadLine = { state: 'ours' | 'unknown'; kid: string; words: SignedWords } | { state: 'wrong' }

/** One line that says what the log must hold: a JWS (ES256). */
export function signLine({ sign, kid }: SigningKeys, words: SignedWords): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(words)))
    .setProtectedHeader({ alg: 'ES256', typ: type, kid })
    .sign(sign)
}

const parse = (payload: Uint8Array): SignedWords => claims.parse(JSON.parse(new TextDecoder().decode(payload)))

/** Reads a line, and says whose it is. The portal may have moved since: the address in it is not looked at. */
export async function readLine({ verify }: SigningKeys, line: string): Promise<ReadLine> {
  try {
    const { kid = '', typ } = decodeProtectedHeader(line)
    if (typ !== type) return { state: 'wrong' }
    const key = verify.get(kid)
    if (key === undefined) {
      const payload = Buffer.from(line.split('.')[1] ?? '', 'base64url')
      return { state: 'unknown', kid, words: parse(payload) }
    }
    const { payload } = await compactVerify(line, key, { algorithms: ['ES256'] })
    return { state: 'ours', kid, words: parse(payload) }
  } catch {
    return { state: 'wrong' }
  }
}
