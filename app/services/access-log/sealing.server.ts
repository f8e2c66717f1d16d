import { signingKey } from '~/auth/keys.server'
import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { createAccessLogProof } from './proof.server'

type Parts = {
  config: Pick<Config, 'keys' | 'origin' | 'clock'>
  database: Pick<Database, 'accessLog' | 'ownsLog' | 'kind'>
  logger: Logger
}

/** How often it is signed where the chains of the log stand, in milliseconds. */
const everyMs = 600_000

/**
 * Signs where the chains of the access log stand: at once when it starts, which also closes the first chain of a log from
 * before there were several, and then time after time. Warns when the portal's own role could change the log.
 */
export function createLogSealing({ config, database, logger }: Parts) {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  /** When this process last signed, by the machine's own time in milliseconds. */
  let signedAt: number | null = null

  const seal = async (): Promise<void> => {
    const { key: sign, kid } = await signingKey(config)
    const { origin, clock } = config
    const keys = { sign, kid, verify: new Map() }
    await createAccessLogProof({ accessLog: database.accessLog, origin, clock, keys }).seal()
    signedAt = performance.now()
  }
  const begin = (): void => {
    underWay = underWay
      .then(seal)
      .catch((error: unknown) => logger.error({ err: error }, 'the access log was not sealed'))
  }
  const warn = async (): Promise<void> => {
    if (database.kind === 'embedded' || !(await database.ownsLog())) return
    logger.warn(
      'the portal runs as the owner of its database, and so could change the access log; see docs/operations.md',
    )
  }

  return {
    /** How long ago this process last signed where the log stands, in seconds; null when it has not yet. */
    secondsSinceSigned: () => (signedAt === null ? null : (performance.now() - signedAt) / 1000),
    start: (): void => {
      begin()
      underWay = underWay
        .then(warn)
        .catch((error: unknown) => logger.error({ err: error }, 'cannot tell who owns the log'))
      timer = setInterval(begin, everyMs)
    },
    stop: async (): Promise<void> => {
      clearInterval(timer)
      await underWay
    },
  }
}
