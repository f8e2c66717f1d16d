import { createServer, type Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { openDatabase } from '~/database/database.server'
import { parseConfig } from '~/platform/config.server'
import { createLogger, type Logger } from '~/platform/logger.server'
import { createServices, type Services } from '~/services/create.server'
import { createApp } from './http.server'

/** How long requests under way may take after SIGTERM, in milliseconds. */
const drainMs = 10_000

/**
 * Starts the portal: configuration, database (migrated), services, HTTP. Ends the process with status 1 and one clear
 * message when it cannot; ends it with 0 after SIGTERM or SIGINT, when requests under way are done.
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
      folder: `${config.dataFolder}/portal`,
      keys: config.keys,
      clock: config.clock,
      retention: config.retention,
    })
    if (config.databaseUrl === undefined) {
      logger.warn('the embedded database is for trying out; production needs PostgreSQL by DATABASE_URL')
    }
    const services = createServices({ config, database, logger })
    const server = createServer(createApp({ build, buildFolder, config, services, database }))
    server.keepAliveTimeout = 65_000
    await listen(server, config.port)
    services.start()
    logger.info({ port: config.port, origin: config.origin }, 'the portal is up')
    stopOnSignals(server, services, () => database.close(), logger)
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

function stopOnSignals(server: Server, services: Services, closeDatabase: () => Promise<void>, logger: Logger): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const late = setTimeout(() => server.closeAllConnections(), drainMs)
    closed
      .then(() => services.stop())
      .then(closeDatabase)
      .then(() => {
        clearTimeout(late)
        logger.info('the portal has stopped')
        process.exit(0)
      })
      .catch((error: unknown) => {
        logger.error({ err: error }, 'the portal did not stop cleanly')
        process.exit(1)
      })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
