import { setTimeout as wait } from 'node:timers/promises'
import type { KeyWork } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { createLoop, type Loop } from '~/services/delivery/loop.server'

type Parts = { database: { keys: Pick<KeyWork, 'reseal'> }; config: Pick<Config, 'keys'>; logger: Logger }

/** When all is moved, another portal may still write with the key before: it is looked for again after so long. */
const againAfterMs = 5 * 60_000

/** Between two transactions at least so long, so that pages come in between. */
const leastPauseMs = 5

/**
 * While the configuration names keys on their way out, moves what they have sealed or indexed to the active ones, for as
 * long at a time as it then waits. Several portals share the work. Null when there is nothing to do.
 */
export function createKeyRotation({ database, config, logger }: Parts): Loop | null {
  const { encryption, index } = config.keys
  const retiring = [...(encryption.retiring ?? []), ...(index.retiring ?? [])]
  if (retiring.length === 0) return null
  let moved = 0
  const turn = async (): Promise<'more' | 'idle'> => {
    const report = await database.keys.reseal((workedMs) => wait(Math.max(workedMs, leastPauseMs)))
    moved += report.moved
    if (report.moved > 0 || report.passed > 0) {
      logger.info({ moved }, 'rows were moved to the active keys')
      return 'more'
    }
    const { broken, twice } = report
    if (broken.length > 0 || twice.length > 0) {
      logger.error({ broken, twice }, 'rows cannot be moved to the active keys; see docs/operations.md, Keys')
    } else logger.info({ retiring, moved }, 'no row needs the keys on their way out; verify, and they can be removed')
    return 'idle'
  }
  return createLoop('keys', againAfterMs, logger, turn)
}
