import { decodeJwt, errors } from 'jose'
import type { Session } from '~/database/types'
import type { BrokerConfig } from '~/platform/brokers-config.server'
import type { Config } from '~/platform/config.server'
import type { Logger } from '~/platform/logger.server'
import { notGenuine, type LoggedOut } from './logout-token.server'
import { createOidc, type Oidc } from './oidc.server'
import { brokerProfile, weightyLevels } from './presets.server'

/** One that can be chosen. `name` is null for the only one, which asks itself. */
export type BrokerChoice = { id: string; name: string | null; countsForWeighty: boolean }

/** The e-legitimations that one can sign in with: each by its own broker, and none in the way of another. */
export type Brokers = {
  /** In the order of the configuration; at least one. */
  choices: readonly BrokerChoice[]
  /** What is spoken with one; undefined: it is not configured any more. */
  find: (id: string) => Oidc | undefined
  /** True when somebody who signed in so, at that level, has shown enough for what weighs. */
  countsForWeighty: (session: Pick<Session, 'broker' | 'acr'>) => boolean
  /**
   * Whom a back-channel logout token signs out, of sessions begun at `brokers`: those of the token's own issuer and client,
   * and never another's. @throws Fault `invalid` when it is not genuine.
   */
  verifyLogoutToken: (token: string) => Promise<LoggedOut & { brokers: string[] }>
}

/**
 * Composes what is configured; `connect` is another for tests.
 * @throws Error when a broker's profile is wrong, or no broker counts for what weighs
 */
export function createBrokers(
  config: Pick<Config, 'brokers' | 'keys' | 'origin'>,
  logger: Logger,
  connect = createOidc,
): Brokers {
  const all = config.brokers.map((broker) => {
    const levels = weightyLevels(brokerProfile(broker))
    return { broker, levels, oidc: connect({ ...config, broker }, logger) }
  })
  if (all.every(({ levels }) => levels.length === 0)) {
    throw new Error('The portal cannot start:\n  BROKERS has none that counts for what weighs (assurance.weighty)')
  }
  const of = (id: string) => all.find(({ broker }) => broker.id === id)
  return {
    choices: all.map(({ broker: { id, name }, levels }) => ({ id, name, countsForWeighty: levels.length > 0 })),
    find: (id) => of(id)?.oidc,
    countsForWeighty: ({ broker, acr }) => of(broker)?.levels.includes(acr) === true,
    async verifyLogoutToken(token) {
      const named = all.length > 1 ? all.filter(({ broker }) => isFor(token, broker)) : all
      const [first] = named
      if (first === undefined) throw notGenuine('logout-token-invalid')
      return { ...(await first.oidc.verifyLogoutToken(token)), brokers: named.map(({ broker }) => broker.id) }
    },
  }
}

/** What it says unverified, only to know whose keys to hold it against. */
function isFor(token: string, { issuer, clientId }: BrokerConfig): boolean {
  try {
    const { iss, aud } = decodeJwt(token)
    return iss === issuer && [aud].flat().includes(clientId)
  } catch (error) {
    if (error instanceof errors.JOSEError) throw notGenuine('logout-token-invalid')
    throw error
  }
}

/** The cookie of the choice last time: which e-legitimation this device is used with, and nothing of who. */
const chosenCookie = 'insyn-legitimation'
const chosenIn = new RegExp(`(?:^|;\\s*)${chosenCookie}=([a-z0-9-]+)`)
const yearSeconds = 31_536_000

/** Remembers the choice on this device only. A Set-Cookie value. */
export function rememberChoice(id: string, { secure }: Pick<Config, 'secure'>): string {
  return `${chosenCookie}=${id}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}

/** Those that can be chosen for this, the one chosen last on this device first. */
export function orderedChoices(
  { choices }: Pick<Brokers, 'choices'>,
  cookieHeader: string | null,
  { isWeighty }: { isWeighty: boolean },
): BrokerChoice[] {
  const last = chosenIn.exec(cookieHeader ?? '')?.[1]
  const possible = choices.filter((one) => !isWeighty || one.countsForWeighty)
  return [...possible.filter(({ id }) => id === last), ...possible.filter(({ id }) => id !== last)]
}
