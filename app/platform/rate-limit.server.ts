import type { RequestHandler } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { problemPage } from './problem-page.server'

/**
 * At most `perMinute` requests a minute from one address, in each process; then 429 with Retry-After.
 * Health checks are not counted: a balancer asks often.
 */
export function createRateLimit(perMinute: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return (request, response, next) => {
    limiter.consume(request.ip ?? 'unknown').then(
      () => {
        next()
      },
      () => {
        response.set('retry-after', '60')
        problemPage(request, response, 429)
      },
    )
  }
}
