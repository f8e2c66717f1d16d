import { randomInt } from 'node:crypto'

const group = (): string => String(randomInt(10_000)).padStart(4, '0')

/**
 * The number that follows one request through the logs of the portal and of the providers, as '4821-0937-5528'. Twelve
 * digits in three groups, since people read it out on the telephone when something has gone wrong. It need not be
 * unique for ever: a log line has its time too.
 */
export function requestNumber(): string {
  return [group(), group(), group()].join('-')
}
