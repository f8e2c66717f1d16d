import { Router } from 'express'
import type { Config } from './config.server'

const days = 90
const dayMs = 24 * 60 * 60 * 1000

/**
 * `/.well-known/security.txt` (RFC 9116): where somebody who has found a hole writes. `Expires` is counted from when it is
 * asked for, to the beginning of a day, so that it is always ahead and under a year while the portal runs.
 */
export function securityText(
  { origin, securityContact }: Pick<Config, 'origin' | 'securityContact'>,
  now: Date,
): string {
  const expires = new Date(Math.ceil((now.getTime() + days * dayMs) / dayMs) * dayMs)
  return [
    `Contact: ${securityContact}`,
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    'Preferred-Languages: sv, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\r\n')
}

/** The route of it. No other address is taken. */
export function securityTextRoute(config: Pick<Config, 'origin' | 'securityContact' | 'clock'>): Router {
  const router = Router()
  router.get('/.well-known/security.txt', (_request, response) => {
    response.set('cache-control', 'public, max-age=86400')
    response.type('text/plain; charset=utf-8').send(securityText(config, config.clock()))
  })
  return router
}
