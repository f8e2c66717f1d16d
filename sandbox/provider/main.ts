import { wipeDatabase } from './database/open'
import { parseProviderConfig } from './http/config'
import { startProvider } from './http/start'
import { openProvider } from './store/open'

const stopWith = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const parsed = parseProviderConfig(process.env)
if ('faults' in parsed) {
  stopWith(`The sandbox provider cannot start:\n${parsed.faults.map((it) => `  ${it}`).join('\n')}`)
} else {
  const { config } = parsed
  try {
    const running = await startProvider(config, {
      open: (photoBase) =>
        openProvider({
          ...{ ...config.database, clock: config.clock, huvudman: config.huvudman },
          ...{ freshnessSeconds: config.freshnessSeconds, photoBase },
        }),
      wipe: () => wipeDatabase(config.database),
    })
    process.stdout.write(`The sandbox provider is up at ${running.origin}\n`)
    const stop = (): void => {
      running.close().then(
        () => process.exit(0),
        (error: unknown) => stopWith(`The sandbox provider did not end well: ${String(error)}`),
      )
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    const reason = isTaken ? `Port ${config.port} is in use (PROVIDER_PORT).` : String(error)
    stopWith(`The sandbox provider cannot start: ${reason}`)
  }
}
