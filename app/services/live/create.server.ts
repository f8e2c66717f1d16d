import type { AccessService } from '~/auth/access.server'
import type { SignInService } from '~/auth/sign-in.server'
import type { Signals } from '~/database/types'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { createKnownPages } from './known-pages.server'
import { createReadings } from './readings.server'
import { createLiveStreams } from './streams.server'

type Parts = {
  config: Pick<Config, 'clock' | 'liveStreams'>
  database: { signals: Signals }
  access: AccessService
  signIn: SignInService
  logger: Pick<Logger, 'warn'>
}

/** Pages that follow what happens: who is told, what is known without drawing, and what the log tells of it. */
export function createLive({ config, database, access, signIn, logger }: Parts) {
  const streams = createLiveStreams({ access, signIn, clock: config.clock, most: config.liveStreams })
  const pages = createKnownPages()
  return {
    streams,
    pages,
    readings: createReadings(),
    /** Tells every process that something about a brukare was done here; `type` is the access log's. Unheard, it is seen later. */
    done: (brukareId: string, type: string): void => {
      database.signals.send([{ kind: 'done', type, brukareId }]).catch((err: unknown) => {
        logger.warn({ err }, 'open pages could not be told')
      })
    },
    hearing: {
      hear: (signal: Parameters<typeof pages.hear>[0]) => {
        // First what is known, so that a page that asks at once is not told what was.
        pages.hear(signal)
        streams.hear(signal)
      },
      missed: () => {
        pages.missed()
        streams.missed()
      },
    },
  }
}
