import { openDatabase } from '~/database/database.server'
import type { Database, KeyNeed, ResealReport } from '~/database/types'
import { parseConfig } from '~/platform/config.server'

/** Where the commands say what they found; `env` is the portal's own. */
type Surroundings = { env: Record<string, string | undefined>; say: (line: string) => void }

async function onDatabase<T>(
  env: Surroundings['env'],
  work: (database: Database, keys: ReturnType<typeof parseConfig>['keys']) => Promise<T>,
): Promise<T> {
  const config = parseConfig(env)
  const { keys, clock } = config
  const database = await openDatabase({ url: config.databaseUrl, folder: `${config.dataFolder}/portal`, keys, clock })
  try {
    return await work(database, keys)
  } finally {
    await database.close()
  }
}

const describeNeed = ({ ring, keyId, values, broken }: KeyNeed) =>
  `${ring.padEnd(11)} ${keyId.padEnd(20)} ${values} values${broken === 0 ? '' : `, ${broken} of which it does not open`}`

function sayLeft({ broken, twice }: ResealReport, say: Surroundings['say']): void {
  for (const { table, row, column } of broken) say(`CANNOT BE OPENED, left as it is: ${table} ${row} ${column}`)
  for (const { table, row, column } of twice)
    say(`ANOTHER ROW HAS IT ALREADY, left as it is: ${table} ${row} ${column}`)
}

/**
 * Moves all rows from keys on their way out to the active ones, until a whole way through finds none to move.
 * @returns 0 when none is left, 1 when some cannot be moved
 */
export function reencrypt({ env, say }: Surroundings): Promise<number> {
  return onDatabase(env, async (database) => {
    const begun = performance.now()
    let moved = 0
    for (;;) {
      const report = await database.keys.reseal()
      moved += report.moved
      if (report.moved > 0 || report.passed > 0) {
        say(`${moved} rows moved`)
        continue
      }
      sayLeft(report, say)
      say(`Done: ${moved} rows in ${Math.round((performance.now() - begun) / 1000)} s. Now: verify`)
      return report.broken.length + report.twice.length > 0 ? 1 : 0
    }
  })
}

/** Says which keys rows need. @returns 0 when no row needs a key on its way out, 1 when some do */
export function verifyKeys({ env, say }: Surroundings): Promise<number> {
  return onDatabase(env, async (database, keys) => {
    const needs = await database.keys.needs()
    for (const need of needs) say(describeNeed(need))
    const left = needs.filter(({ ring, keyId }) => (keys[ring].retiring ?? []).includes(keyId))
    for (const { ring, keyId } of left) say(`The ${ring} key ${keyId} is still needed`)
    if (left.length === 0) say('No row needs a key that is on its way out.')
    return left.length === 0 ? 0 : 1
  })
}

/**
 * Lets a key go when no row needs it: from then on a portal starts without it, and one that still writes with it is not
 * ready. Values that the key does not open do not need it.
 * @returns 0 when it was let go, 1 when rows need it
 */
export function releaseKey({
  env,
  say,
  ring,
  id,
}: Surroundings & { ring: KeyNeed['ring']; id: string }): Promise<number> {
  return onDatabase(env, async (database) => {
    const need = (await database.keys.needs()).find((one) => one.ring === ring && one.keyId === id)
    if (need !== undefined && need.values > need.broken) {
      say(`NOT REMOVED: ${need.values - need.broken} values need the ${ring} key ${id}. First: re-encrypt`)
      return 1
    }
    if (need !== undefined) say(`${need.broken} values name the key, which does not open them: they stay unreadable`)
    await database.keys.release(ring, id)
    return 0
  })
}
