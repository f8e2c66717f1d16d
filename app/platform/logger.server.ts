import { pino, type Logger } from 'pino'

export type { Logger }

/** JSON lines on standard output: ids only, never a name, number, token or body. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { service: 'portal' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.cookie', '*.authorization', '*.personalIdentityNumber', '*.text', '*.name'], remove: true },
    serializers: { err: (error: unknown) => (error instanceof Error ? summary(error) : { message: 'unknown' }) },
  })
}

function summary(error: Error): { message: string; stack: string | undefined; code: unknown; cause?: string } {
  const code: unknown = 'code' in error ? error.code : undefined
  const cause = error.cause instanceof Error ? error.cause.message : undefined
  return { message: error.message, stack: error.stack, code, ...(cause === undefined ? {} : { cause }) }
}
