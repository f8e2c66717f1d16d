import { CompactSign, compactVerify, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import type { SigningKeys } from '~/services/access-log/signed-line.server'

/** The files of an archive; `LASMIG.txt` says in Swedish what is in them. */
export const files = {
  readMe: 'LASMIG.txt',
  log: 'access-log.jsonl',
  matters: 'matters.jsonl',
  brukare: 'brukare.jsonl',
  keys: 'public-keys.json',
  manifest: 'manifest.json',
  signature: 'manifest.jws',
} as const

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const place = z.object({ nr: z.number().int().nonnegative(), hash })
const countedFile = z.object({ name: z.string(), rows: z.number().int(), bytes: z.number().int(), sha256: hash })

/** What the archive says of itself: its files with checksums, and which rows of which chains of the log are in it. */
export const manifestSchema = z.object({
  format: z.literal('insyn-archive-1'),
  origin: z.string(),
  madeAt: z.iso.datetime(),
  /** What was due: from before these instants. */
  due: z.object({ accessLog: z.iso.datetime(), matters: z.iso.datetime() }),
  files: z.array(countedFile),
  chains: z.array(z.object({ chain: z.string(), n: z.number().int(), headHash: hash, from: place, to: place })),
})
export type Manifest = z.infer<typeof manifestSchema>
export type CountedFile = z.infer<typeof countedFile>

const type = 'insyn-archive'
const signedWords = z.object({ iss: z.string(), at: z.iso.datetime(), manifest: hash })

/** What is signed about an archive: one line, a JWS (ES256) over the SHA-256 of the manifest. */
export function signManifest({ sign, kid }: SigningKeys, words: z.infer<typeof signedWords>): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(words)))
    .setProtectedHeader({ alg: 'ES256', typ: type, kid })
    .sign(sign)
}

/** The SHA-256 of the manifest that was signed; otherwise why it cannot be told. */
export async function readSignature(
  { verify }: Pick<SigningKeys, 'verify'>,
  line: string,
): Promise<{ manifest: string } | { fault: string }> {
  try {
    const { kid = '', typ } = decodeProtectedHeader(line)
    const key = verify.get(kid)
    if (typ !== type) return { fault: 'the signature is not that of an archive' }
    if (key === undefined) return { fault: `the archive is signed with the key "${kid}", which is not known (--keys)` }
    const { payload } = await compactVerify(line, key, { algorithms: ['ES256'] })
    return signedWords.parse(JSON.parse(new TextDecoder().decode(payload)))
  } catch {
    return { fault: 'the archive is not signed by this portal' }
  }
}

const text = z.string().nullable()

/** A line of the log as its hash covers it. */
export const rowSchema = z.object({
  ...{ chain: z.string(), nr: z.number().int(), seq: z.string(), at: z.coerce.date(), mac: z.string(), nameId: text },
  ...{ personId: text, brukareId: text, role: text, basis: text, action: z.string(), resourceType: z.string() },
  ...{ resourceId: text, providerId: text, period: text, aboutId: text, outcome: z.string(), requestId: text },
  ...{ previousHash: hash, hash },
})

/** What is needed of a line of a matter to find it again. */
export const matterSchema = z.object({
  type: z.enum(['objection', 'comment', 'review', 'wish', 'jointAct']),
  id: z.string(),
})
