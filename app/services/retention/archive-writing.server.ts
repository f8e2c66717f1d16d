import { createHash } from 'node:crypto'
import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchivedMatter, ArchiveRepository, DueChain } from '~/database/types'
import { keptSince, type Retention } from '~/platform/retention'
import type { SigningKeys } from '~/services/access-log/signed-line.server'
import readMe from './LASMIG.txt?raw'
import { files, signManifest, type CountedFile, type Manifest } from './archive-format.server'

type Parts = {
  archive: Pick<ArchiveRepository, 'dueChains' | 'rowsOf' | 'dueMatters' | 'namesOfBrukare'>
  origin: string
  clock: () => Date
  retention: Retention
  keys: SigningKeys
  /** The portal's public keys, a JWKS, so that the archive can be verified when the portal is gone. */
  jwks: object
}

/** A matter as it stands in the archive: one line. */
export const lineOf = (matter: ArchivedMatter) => JSON.stringify(matter)

/** Only the owner reads what is written: it is in the clear. */
const ownFile = { mode: 0o600, flag: 'wx' }

async function writeLines(folder: string, name: string, pages: AsyncIterable<readonly string[]>): Promise<CountedFile> {
  const file = await open(join(folder, name), 'wx', 0o600)
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  try {
    for await (const lines of pages) {
      const text = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8')
      await file.writeFile(text)
      hash.update(text)
      rows += lines.length
      bytes += text.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { name, rows, bytes, sha256: hash.digest('hex') }
}

async function* inPages(lines: readonly string[]) {
  yield await Promise.resolve(lines)
}

/**
 * Writes what has been kept long enough into a new folder: open formats, a manifest with checksums, and a signature. Nothing
 * is removed.
 * @returns the manifest; null when nothing is due, and then no folder is made
 * @throws Error when the folder is there already
 */
export async function writeArchive(parts: Parts, folder: string): Promise<Manifest | null> {
  const { archive, origin, clock, retention, keys, jwks } = parts
  const at = clock()
  const chains = await archive.dueChains()
  const [anyMatters] = await firstOf(archive.dueMatters())
  if (chains.length === 0 && anyMatters === undefined) return null
  await mkdir(folder, { mode: 0o700 })
  const about = new Set<string>()

  async function* logLines(due: readonly DueChain[]) {
    for (const chain of due) {
      for await (const rows of archive.rowsOf(chain)) {
        for (const { brukareId } of rows) if (brukareId !== null) about.add(brukareId)
        yield rows.map((row) => JSON.stringify(row))
      }
    }
  }
  async function* matterLines() {
    for await (const matters of archive.dueMatters()) {
      for (const { brukareId } of matters) about.add(brukareId)
      yield matters.map(lineOf)
    }
  }

  const written = [
    await writeLines(folder, files.log, logLines(chains)),
    await writeLines(folder, files.matters, matterLines()),
  ]
  const names = await archive.namesOfBrukare([...about])
  written.push(
    await writeLines(folder, files.brukare, inPages(names.map((one) => JSON.stringify(one)))),
    await writeLines(folder, files.readMe, inPages(readMe.trimEnd().split('\n'))),
    await writeLines(folder, files.keys, inPages([JSON.stringify(jwks)])),
  )
  const due = {
    accessLog: keptSince('accessLog', retention, at).toISOString(),
    matters: keptSince('matters', retention, at).toISOString(),
  }
  const manifest: Manifest = {
    format: 'insyn-archive-1',
    origin,
    madeAt: at.toISOString(),
    due,
    files: written,
    chains,
  }
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  const signed = { iss: origin, at: at.toISOString(), manifest: createHash('sha256').update(text).digest('hex') }
  await writeFile(join(folder, files.manifest), text, ownFile)
  await writeFile(join(folder, files.signature), `${await signManifest(keys, signed)}\n`, ownFile)
  return manifest
}

async function firstOf<T>(pages: AsyncGenerator<T[]>): Promise<T[]> {
  const next = await pages.next()
  await pages.return(undefined)
  return next.done === true ? [] : next.value
}
