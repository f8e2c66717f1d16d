import { pino, type Logger } from 'pino'

/** A provider's log: JSON on standard output, ids only. `name` is the program's. */
export const createLogger = (level: string, name: string): Logger => pino({ level, name })

export type { Logger }
