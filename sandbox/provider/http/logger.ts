import { pino, type Logger } from 'pino'

/** The sandbox provider's log: JSON on standard output, ids only. Silent in tests unless asked otherwise. */
export const createLogger = (level: string): Logger => pino({ level, name: 'sandbox-provider' })

export type { Logger }
