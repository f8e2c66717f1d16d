import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { hashOfRow } from '~/database/access-log/canonical.server'
import type { SigningKeys } from '~/services/access-log/signed-line.server'
import {
  files,
  manifestSchema,
  readSignature,
  rowSchema,
  type CountedFile,
  type Manifest,
} from './archive-format.server'

/** What came of reading an archive: its manifest with its SHA-256, or what is wrong with it. */
export type ReadArchive = { ok: true; manifest: Manifest; sha256: string } | { ok: false; fault: string }

/** The lines of a file of an archive, one at a time. */
export function linesOf(folder: string, name: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(join(folder, name), 'utf8'), crlfDelay: Infinity })
}

const wrong = (fault: string): ReadArchive => ({ ok: false, fault })

async function faultOfFile(folder: string, { name, rows, bytes, sha256 }: CountedFile): Promise<string | null> {
  const hash = createHash('sha256')
  let size = 0
  let lines = 0
  for await (const part of createReadStream(join(folder, name))) {
    if (!Buffer.isBuffer(part)) continue
    hash.update(part)
    size += part.length
    lines += part.reduce((count, byte) => count + Number(byte === 10), 0)
  }
  if (size !== bytes || hash.digest('hex') !== sha256) return `${name} is not what was written`
  return lines === rows ? null : `${name} has ${lines} rows, and should have ${rows}`
}

/** Every row hangs on the one before, from where the manifest says to where it says, and there are no others. */
async function faultOfLog(folder: string, { chains }: Manifest): Promise<string | null> {
  let at = -1
  let before = { nr: 0, hash: '' }
  const isDone = (nth: number) => nth < 0 || (before.nr === chains[nth]?.to.nr && before.hash === chains[nth].to.hash)
  for await (const line of linesOf(folder, files.log)) {
    const row = rowSchema.parse(JSON.parse(line))
    if (chains[at]?.chain !== row.chain) {
      const next = chains[at + 1]
      if (!isDone(at) || next?.chain !== row.chain) return `the rows of the chain ${row.chain} are not all there`
      at += 1
      before = next.from
    }
    const hash = hashOfRow(before.hash, row)
    if (row.nr !== before.nr + 1 || row.previousHash !== before.hash || row.hash !== hash)
      return `row ${row.nr} of the chain ${row.chain} is not what was written in the log`
    before = { nr: row.nr, hash }
  }
  return isDone(at) && at === chains.length - 1 ? null : 'the rows of the log are not all there'
}

/**
 * Whether an archive is whole and as it was written: the signature, each file's checksum, no file too many, and the hashes of
 * the log's rows, from the first to the last of each chain.
 */
export async function readArchive(folder: string, keys: Pick<SigningKeys, 'verify'>): Promise<ReadArchive> {
  try {
    const text = await readFile(join(folder, files.manifest), 'utf8')
    const signature = await readSignature(keys, (await readFile(join(folder, files.signature), 'utf8')).trim())
    if ('fault' in signature) return wrong(signature.fault)
    const sha256 = createHash('sha256').update(text).digest('hex')
    if (signature.manifest !== sha256) return wrong(`${files.manifest} is not what was signed`)
    const manifest = manifestSchema.parse(JSON.parse(text))
    const named = new Set<string>([...manifest.files.map(({ name }) => name), files.manifest, files.signature])
    const strange = (await readdir(folder)).find((name) => !named.has(name))
    if (strange !== undefined) return wrong(`${strange} is not of the archive`)
    for (const file of manifest.files) {
      const fault = await faultOfFile(folder, file)
      if (fault !== null) return wrong(fault)
    }
    const fault = await faultOfLog(folder, manifest)
    return fault === null ? { ok: true, manifest, sha256 } : wrong(fault)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : 'it could not be read')
  }
}
