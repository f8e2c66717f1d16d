import { createServer, type Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { openDatabase } from '~/database/database.server'
import { parseConfig } from '~/platform/config.server'
import { createLogger, type Logger } from '~/platform/logger.server'
import { createStopping } from '~/platform/stopping.server'
import { createServices } from '~/services/create.server'
import { createApp } from './http.server'

/**
 * Starts the portal: configuration, database (migrated), services, HTTP. Ends the process with status 1 and one clear
 * message when it cannot; ends it with 0 after SIGTERM or SIGINT, when requests under way are done. SIGTERM comes from
 * what starts and stops processes, and gives a balancer its time; SIGINT from somebody at a terminal, who has none in front.
 */
export async function startPortal(
  build: ServerBuild,
  buildFolder: string,
  env: Record<string, string | undefined>,
): Promise<void> {
  try {
    const config = parseConfig(env)
    const logger = createLogger(config.logLevel)
    const database = await openDatabase({
      url: config.databaseUrl,
      directUrl: config.databaseDirectUrl,
      folder: `${config.dataFolder}/portal`,
      keys: config.keys,
      clock: config.clock,
      retention: config.retention,
    })
    if (config.databaseUrl === undefined) {
      logger.warn('the embedded database is for trying out; production needs PostgreSQL by DATABASE_URL')
    }
    const services = createServices({ config, database, logger })
    const stopping = createStopping()
    const server = createServer(createApp({ build, buildFolder, config, services, database, stopping }))
    server.keepAliveTimeout = 65_000
    await listen(server, config.port)
    services.start()
    logger.info({ port: config.port, origin: config.origin }, 'the portal is up')
    stopOnSignals(logger, async (signal) => {
      await stopping.close(server, signal === 'SIGTERM' ? config.stopWaitMs : 0)
      await services.stop()
      await database.close()
    })
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The portal cannot start'}\n`)
    process.exitCode = 1
    setImmediate(() => process.exit(1))
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`The portal cannot start:\n  port ${port} is in use (PORT)`) : error,
      )
    })
    server.listen(port, resolve)
  })
}

/** Runs `stop` once, however often it is asked for, and ends the process. */
function stopOnSignals(logger: Logger, stop: (signal: NodeJS.Signals) => Promise<void>): void {
  let asked = false
  const onSignal = (signal: NodeJS.Signals): void => {
    if (asked) return
    asked = true
    stop(signal)
      .then(() => {
        logger.info('the portal has stopped')
        process.exit(0)
      })
      .catch((error: unknown) => {
        logger.error({ err: error }, 'the portal did not stop cleanly')
        process.exit(1)
      })
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
