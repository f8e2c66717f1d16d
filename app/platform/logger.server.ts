import { pino, type DestinationStream, type Logger } from 'pino'
import { allowedFields, errorFacts } from './log-fields.server'

export type { Logger }

/**
 * JSON lines on standard output: ids only, never a name, number, token or body. A field that is not in the list of log-fields is left
 * out, and its name is told in `leftOut`; of an error only what cannot hold anybody's words is written.
 * @param destination where the lines go; left out: standard output
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: 'portal' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: allowedFields },
    serializers: { err: errorFacts },
  }
  const logger = destination === undefined ? pino(options) : pino(options, destination)
  // What is on every line of a part is looked at too, which pino's own formatter does of the first logger only.
  const stock: unknown = Reflect.get(logger, 'child')
  Reflect.set(logger, 'child', function (this: Logger, fields: Record<string, unknown>): unknown {
    const made: unknown = typeof stock === 'function' ? Reflect.apply(stock, this, [allowedFields(fields)]) : this
    return made
  })
  return logger
}
