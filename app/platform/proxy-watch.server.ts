import type { Request, RequestHandler } from 'express'
import { isInside } from './client-address'
import type { Logger } from './logger.server'

type Options = {
  /** How many proxies stand in front, as configured. */
  trustProxy: number
  /** The public address is https, which the portal does not speak itself: so a proxy does. */
  secure: boolean
  logger: Pick<Logger, 'warn'>
  /** Milliseconds that only grow. */
  elapsed?: () => number
}

/** What is wrong with TRUST_PROXY, as the log says it. */
export const proxyFaults = {
  off: 'PUBLIC_ORIGIN is https, so a proxy ends TLS, but TRUST_PROXY is 0: everybody is counted as one address, and is stopped together',
  unread:
    'a request came with X-Forwarded-For while TRUST_PROXY is 0: if a proxy set it, everybody behind it is counted as one address',
  few: 'X-Forwarded-For names fewer addresses than TRUST_PROXY says there are proxies: a client can then choose its own address',
  oneInside:
    'all requests come from one address of a network within: TRUST_PROXY is less than the number of proxies, and everybody is counted as one address',
} as const
type Fault = keyof typeof proxyFaults

/** So many requests from one address within before it is said that all come from there. */
const enough = 100
const hourMs = 3_600_000

/**
 * Notices that TRUST_PROXY is not how many proxies there are, and says so in the log: at start what is certain then, later
 * what requests show, each at most once an hour. No address is logged. Too few: everybody shares one limit. Too many: a
 * client writes its own address in X-Forwarded-For.
 */
export function createProxyWatch({
  trustProxy,
  secure,
  logger,
  elapsed = () => performance.now(),
}: Options): RequestHandler {
  const said = new Map<Fault, number>()
  const say = (fault: Fault): void => {
    const before = said.get(fault)
    if (before !== undefined && elapsed() - before < hourMs) return
    said.set(fault, elapsed())
    logger.warn({ trustProxy, code: `trust-proxy-${fault}` }, proxyFaults[fault])
  }
  const allFromOneInside = createOneInside()
  if (secure && trustProxy === 0) say('off')
  return (request, _response, next) => {
    const named = forwardedFor(request)
    if (trustProxy === 0 && named > 0) say('unread')
    if (trustProxy > 0 && named < trustProxy) say('few')
    // Without https everybody may well sit at this machine.
    if (allFromOneInside(request.ip) && secure) say('oneInside')
    next()
  }
}

/** How many addresses X-Forwarded-For names. */
function forwardedFor(request: Request): number {
  return (request.get('x-forwarded-for') ?? '').split(',').filter((one) => one.trim() !== '').length
}

/** True when the latest requests, so many that it is no chance, all came from one address within. */
function createOneInside(): (address: string | undefined) => boolean {
  let one: string | undefined
  let count = 0
  return (address) => {
    count = address === one ? count + 1 : 1
    one = address
    return count >= enough && isInside(address)
  }
}
