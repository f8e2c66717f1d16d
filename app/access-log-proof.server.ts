import { appendFile, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { logSigningKeys } from '~/auth/keys.server'
import { openDatabase } from '~/database/database.server'
import { parseConfig } from '~/platform/config.server'
import { createAccessLogProof, type LogProof } from '~/services/access-log/proof.server'

/** Where the command says what it found; `env` is the portal's own. */
type Surroundings = { args: string[]; env: Record<string, string | undefined>; say: (line: string) => void }

const options = {
  against: { type: 'string' },
  checkpoint: { type: 'string' },
  keys: { type: 'string' },
  restored: { type: 'string' },
} as const

/**
 * `--against <file>`: hold the log against the checkpoints in the file, one a line. `--checkpoint <file>`: when nothing is
 * wrong, add a signed checkpoint to the file; the log is held against what is in it already. `--keys <file>`: a JWKS of keys
 * that the portal signed with before. `--restored <why>`: with `--checkpoint`; the database was put back from a backup.
 * @returns 0 when the log is what was written, 1 when it is not or when there is nothing to prove it by
 * @throws Error when it could not be looked through
 */
export async function proveAccessLog({ args, env, say }: Surroundings): Promise<number> {
  const { against, checkpoint, keys: oldKeys, restored } = parseArgs({ args, options }).values
  if (restored !== undefined && checkpoint === undefined) throw new Error('--restored needs --checkpoint <file>')
  const begun = checkpoint === undefined ? [] : await linesOf(checkpoint)
  // On the first day there is no file: what is asked for then is that it be made.
  const lines = against === undefined ? (begun.length > 0 ? begun : null) : await linesOf(against)
  const config = parseConfig(env)
  const former = oldKeys === undefined ? undefined : await readFile(oldKeys, 'utf8')
  const keys = await logSigningKeys(config, former)
  const database = await openDatabase({
    url: config.databaseUrl,
    folder: `${config.dataFolder}/portal`,
    ...{ keys: config.keys, clock: config.clock },
  })
  try {
    const { origin, clock } = config
    const proof = createAccessLogProof({ accessLog: database.accessLog, origin, clock, keys })
    const found = await proof.verify(lines, restored !== undefined)
    if (!found.ok) {
      say(`NOT SOUND: ${whyNot(found)}`)
      return 1
    }
    for (const note of found.restored) say(`Put back from a backup: ${note}`)
    const sums = `${found.rows} rows, ${found.heads} heads, ${found.checkpoints} signed checkpoints`
    say(lines === null ? `Nothing wrong is seen, but nothing kept elsewhere was asked: ${sums}` : `Sound: ${sums}`)
    if (checkpoint !== undefined) {
      const line = await (restored === undefined ? proof.seal() : proof.noteRestored(restored))
      await appendFile(checkpoint, `${line}\n`, { mode: 0o600 })
      say(`Added a checkpoint to ${checkpoint}`)
    }
    return 0
  } finally {
    await database.close()
  }
}

const faults = {
  row: 'is not what was written, or is missing',
  name: 'names somebody or something whose name is gone, or is not the one that was written',
  end: 'is missing: the chain had come further than it does',
  head: 'of the chain of heads is not what was written',
  checkpoint: 'is not what was signed',
  first: 'is where the first chain stands, which has not been closed',
} as const

function whyNot(found: Exclude<LogProof, { ok: true }>): string {
  if ('badLine' in found) return `line ${found.badLine} of the checkpoints is not signed by this portal`
  if ('unknownKey' in found)
    return `line ${found.line} of the checkpoints is signed with the key "${found.unknownKey}", which is not known (--keys)`
  if ('nothing' in found)
    return found.nothing === 'file'
      ? 'there is no checkpoint in the file, so nothing to prove the log by'
      : 'the portal has signed nothing in this database, which it does when it starts'
  const { what, chain, nr } = found.fault
  return `row ${nr} of the chain ${chain} ${faults[what]}`
}

/** The lines of a file; none when there is no such file. */
async function linesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').filter((line) => line.trim() !== '')
}
