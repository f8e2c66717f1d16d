import type { RequestHandler } from 'express'
import { addressKey } from './client-address'
import { createLimiter } from './limiter.server'
import { problemPage } from './problem-page.server'

/** An entry takes about 250 bytes. */
const mostAddresses = 50_000

/**
 * At most `perMinute` requests a minute from one address (of IPv6: one /64), in each process; then 429 with Retry-After.
 * Health checks are not counted: a balancer asks often.
 */
export function createRateLimit(perMinute: number): RequestHandler {
  const limit = createLimiter({ points: perMinute, seconds: 60, keys: mostAddresses })
  return (request, response, next) => {
    const seconds = limit(addressKey(request.ip))
    if (seconds === 0) {
      next()
      return
    }
    response.set('retry-after', String(seconds))
    problemPage(request, response, 429)
  }
}
