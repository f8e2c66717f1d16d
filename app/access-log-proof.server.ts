import { appendFile, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { publicKey, signingKey } from '~/auth/keys.server'
import { openDatabase } from '~/database/database.server'
import { parseConfig } from '~/platform/config.server'
import { createAccessLogProof } from '~/services/access-log/proof.server'

/** Where the command says what it found; `env` is the portal's own. */
type Surroundings = { args: string[]; env: Record<string, string | undefined>; say: (line: string) => void }

/**
 * `--against <file>`: hold the log against the checkpoints in the file, one a line. `--checkpoint <file>`: when the log is
 * sound, add a signed checkpoint to the file.
 * @returns 0 when the log is what was written, 1 when it is not
 * @throws Error when it could not be looked through
 */
export async function proveAccessLog({ args, env, say }: Surroundings): Promise<number> {
  const options = { against: { type: 'string' }, checkpoint: { type: 'string' } } as const
  const { against, checkpoint } = parseArgs({ args, options }).values
  const lines = against === undefined ? [] : linesOf(await readFile(against, 'utf8'))
  const config = parseConfig(env)
  const database = await openDatabase({
    url: config.databaseUrl,
    folder: `${config.dataFolder}/portal`,
    ...{ keys: config.keys, clock: config.clock },
  })
  try {
    const { key, kid } = await signingKey(config)
    const keys = { sign: key, verify: await publicKey(config), kid }
    const { origin, clock } = config
    const proof = createAccessLogProof({ accessLog: database.accessLog, origin, clock, keys })
    const found = await proof.verify(lines)
    if (!found.ok) {
      say('badSeq' in found ? `NOT SOUND: row ${found.badSeq} is not what was written` : wrongLine(found.badLine))
      return 1
    }
    say(`Sound: ${found.rows} rows, ${found.checkpoints} checkpoints`)
    if (checkpoint !== undefined) {
      await appendFile(checkpoint, `${await proof.checkpoint()}\n`, { mode: 0o600 })
      say(`Added a checkpoint to ${checkpoint}`)
    }
    return 0
  } finally {
    await database.close()
  }
}

const wrongLine = (line: number) => `NOT SOUND: line ${line} of the checkpoints is not signed by this portal`

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
