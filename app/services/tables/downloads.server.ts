import type { Database } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'

/** How long a place is kept for a process that has said nothing: one that died. */
const leaseMs = 60_000
const extendEveryMs = 20_000

/** Takes a place for a file to a person. Gives what gives it back, or null when the person has as many as may be. */
export type TakeDownload = (personId: string) => Promise<(() => void) | null>

type Parts = {
  database: Pick<Database, 'downloadSlots'>
  config: Pick<Config, 'downloadsAtOnce'>
  logger: Pick<Logger, 'error'>
}

/**
 * So many files at a time for each person, in all processes together: one who asks for all of it again and again, or whose
 * programs do, takes no more of the portal than that.
 */
export function createDownloads({ database: { downloadSlots }, config, logger }: Parts): TakeDownload {
  return async (personId) => {
    const lease = await downloadSlots.take(personId, config.downloadsAtOnce, leaseMs)
    if (lease === null) return null
    const failed = (error: unknown) => logger.error({ err: error }, 'a place for a download was not kept')
    const timer = setInterval(() => void downloadSlots.extend(lease, leaseMs).catch(failed), extendEveryMs)
    timer.unref()
    return () => {
      clearInterval(timer)
      downloadSlots.release(lease).catch(failed)
    }
  }
}
