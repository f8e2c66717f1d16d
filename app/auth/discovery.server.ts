import * as client from 'openid-client'
import type { BrokerConfig } from '~/platform/brokers-config.server'
import { machineNow } from '~/platform/clock'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { signingKey } from './keys.server'
import { brokerFault } from './oidc-faults.server'
import { isLoopback, type BrokerProfile } from './presets.server'

/** How long the broker may take for one answer, in seconds. The person is waiting. */
const timeoutSeconds = 4
/** How long what discovery said is used before it is asked for again. */
const maxAgeMs = 60 * 60 * 1000

export type Discovery = {
  /** The broker's endpoints and keys, asked for when first needed. @throws Fault `unavailable`. */
  get: () => Promise<client.Configuration>
  /** True when the broker answers within a second and a half. Never throws. */
  isUp: () => Promise<boolean>
}

/**
 * Lazy discovery of the broker, tried twice each time it is needed, shared by those who wait for it at the same time.
 * Nothing is asked at start, so the public pages stand while the broker is down.
 */
export function createDiscovery(
  config: Pick<Config, 'keys'> & { broker: BrokerConfig },
  profile: BrokerProfile,
  logger: Logger,
): Discovery {
  const issuer = new URL(config.broker.issuer)
  let known: { configuration: client.Configuration; at: number } | undefined
  let underWay: Promise<client.Configuration> | undefined

  const ask = async (): Promise<client.Configuration> => {
    const key = await signingKey(config)
    const metadata = {
      // Where this machine's clock is another than that of the other processes, its times are not what tokens are judged by.
      [client.clockSkew]: Math.round((machineNow() - Date.now()) / 1000),
      id_token_signed_response_alg: profile.idTokenAlgorithm,
      ...(profile.userinfoAlgorithm === undefined ? {} : { userinfo_signed_response_alg: profile.userinfoAlgorithm }),
    }
    const discover = () =>
      client.discovery(issuer, config.broker.clientId, metadata, client.PrivateKeyJwt(key), {
        timeout: timeoutSeconds,
        execute: [
          // openid-client trusts TLS for the ID token's origin and leaves its signature unchecked unless told to.
          client.enableNonRepudiationChecks,
          ...(isLoopback(issuer) ? [client.allowInsecureRequests] : []),
        ],
      })
    const configuration = await discover().catch((error: unknown) => {
      // A hanging broker is not asked twice: the person has waited long enough.
      if (brokerFault(error).code === 'broker-timeout') throw error
      return discover()
    })
    configuration.timeout = timeoutSeconds
    known = { configuration, at: Date.now() }
    return configuration
  }

  const get = async (): Promise<client.Configuration> => {
    if (known && Date.now() - known.at < maxAgeMs) return known.configuration
    underWay ??= ask().finally(() => {
      underWay = undefined
    })
    try {
      return await underWay
    } catch (error) {
      const reason = brokerFault(error)
      logger.warn({ code: reason.code, broker: config.broker.id }, 'the broker cannot be discovered')
      if (known) return known.configuration
      throw reason
    }
  }

  const isUp = async (): Promise<boolean> => {
    try {
      const path = issuer.pathname.replace(/\/$/, '')
      const response = await fetch(new URL(`${path}/.well-known/openid-configuration`, issuer), {
        redirect: 'manual',
        signal: AbortSignal.timeout(1500),
      })
      await response.body?.cancel()
      return response.ok
    } catch {
      return false
    }
  }

  return { get, isUp }
}
