import { createServer, type Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { keepCommonTime } from '~/platform/common-time.server'
import { parseConfig, type Config } from '~/platform/config.server'
import { createLogger, type Logger } from '~/platform/logger.server'
import { createMetricsBook } from '~/platform/metrics.server'
import { createStopping } from '~/platform/stopping.server'
import { createCallBook } from '~/provider/calls'
import { createServices } from '~/services/create.server'
import { addFigures } from '~/services/metrics/figures.server'
import { version } from '../package.json'
import { createApp } from './http.server'
import { startMetrics } from './metrics.server'

/** Over so long a time open pages go to another process when this one stops, so that they do not all come there at once. */
const drainMs = 5_000

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
      connections: config.databaseConnections,
      folder: `${config.dataFolder}/portal`,
      keys: config.keys,
      clock: config.clock,
      retention: config.retention,
    })
    if (config.databaseUrl === undefined) {
      logger.warn('the embedded database is for trying out; production needs PostgreSQL by DATABASE_URL')
    }
    const endTime = await keepTime(config, database, logger)
    const book =
      config.metricsPort === undefined ? undefined : createMetricsBook({ version, node: process.versions.node })
    const metrics = book?.metrics
    const calls = config.providerCalls === undefined ? undefined : createCallBook(config.providerCalls, config.clock)
    const services = createServices({ config, database, logger, metrics, calls, version })
    const stopping = createStopping()
    const server = createServer(createApp({ build, buildFolder, config, services, database, stopping, metrics }))
    server.keepAliveTimeout = 65_000
    await listen(server, config.port)
    const { look } = services.health
    const figures = book && { config, read: addFigures(book, look), look, calls: calls?.list }
    const endMetrics = figures && (await startMetrics(figures))
    services.start()
    logger.info({ port: config.port, origin: config.origin }, 'the portal is up')
    stopOnSignals(logger, async (signal) => {
      const isAsked = signal === 'SIGTERM'
      const letGo = () => services.live.streams.drain(isAsked ? drainMs : 0)
      await stopping.close(server, isAsked ? config.stopWaitMs : 0, letGo)
      endTime()
      await services.stop()
      await endMetrics?.()
      await database.close()
    })
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The portal cannot start'}\n`)
    process.exitCode = 1
    setImmediate(() => process.exit(1))
  }
}

/** A clock that is set, for a test or a demo, is left as it is; the embedded database has no clock but this machine's. */
function keepTime(config: Config, database: Database, logger: Logger): Promise<() => void> | (() => void) {
  if (config.isClockSet || database.kind === 'embedded') return () => undefined
  return keepCommonTime({
    timeThere: database.time,
    onCorrected: (aheadMs) =>
      logger.warn({ aheadMs }, 'the clock of this machine is another than that of the database, which is gone by'),
  })
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
