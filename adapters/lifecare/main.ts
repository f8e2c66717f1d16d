import { readConfig } from './config/environment'
import { startAdapter } from './http/start'

try {
  const running = await startAdapter(readConfig(process.env))
  process.stdout.write(`The adapter for Lifecare is up at ${running.baseUrl}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      running.close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`The adapter for Lifecare did not end well: ${String(error)}\n`)
          process.exit(1)
        },
      )
    })
  }
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(`The adapter for Lifecare cannot start:\n${why}\n`)
  process.exit(1)
}
