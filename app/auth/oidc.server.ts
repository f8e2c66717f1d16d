import * as client from 'openid-client'
import { z } from 'zod'
import type { PersonFacts } from '~/database/types'
import { stockholmDate } from '~/domain/time/time'
import { callbackPath, type BrokerConfig } from '~/platform/brokers-config.server'
import type { Config } from '~/platform/config.server'
import { fault } from '~/platform/errors.server'
import { machineNow } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import { readBrokerClaims, type BrokerClaims } from './broker-claims.server'
import { createDiscovery } from './discovery.server'
import { personFrom, textAt } from './identity.server'
import { createLogoutVerifier, type LoggedOut } from './logout-token.server'
import { brokerFault } from './oidc-faults.server'
import { brokerProfile, weightyLevels, type BrokerProfile } from './presets.server'

/** What must be the same in the answer as in the question; kept sealed in the database until the answer comes. */
export const checksSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Seconds since the person identified themself, at most. */
  maxAge: z.number().int(),
  /** When it was asked, in seconds since 1970 by the machine's clock. */
  askedAt: z.number().int(),
  /** It is for something that weighs: the level of assurance must count for that. */
  isWeighty: z.boolean().default(false),
})
export type Checks = z.infer<typeof checksSchema>

export type SignInRequest = {
  /** Shown in the e-legitimation's app, where the broker can: what the person is about to do. */
  userMessage: string
  /** Language of the broker's pages: sv, en, fi. */
  language: string
  /** The person must identify themself now, whatever the broker remembers. */
  stepUp: boolean
}

/** Who the broker says it is, verified. */
export type Identified = BrokerClaims & {
  facts: PersonFacts
  acr: string
  /** Only where sign-out needs it. */
  idToken: string | null
}

/** A broker, and what else it takes to speak with it. */
export type OidcConfig = Pick<Config, 'keys' | 'origin'> & { broker: BrokerConfig }

/** OpenID Connect with one broker. Everything it throws is a Fault. */
export type Oidc = {
  start: (request: SignInRequest) => Promise<{ url: URL; checks: Checks }>
  /** `answer` is the query of the callback. */
  finish: (answer: URLSearchParams, checks: Checks) => Promise<Identified>
  /** Where to send the browser to sign out at the broker; null when the broker offers none or is down. */
  endSessionUrl: (idToken: string | null) => Promise<URL | null>
  /** Whom a back-channel logout token signs out. @throws Fault `invalid` when it is not genuine. */
  verifyLogoutToken: (token: string) => Promise<LoggedOut>
}

/** The origins that the sign-in form's answer may lead to, for `form-action` on /logga-in. */
export function signInFormOrigins({ brokers }: Pick<Config, 'brokers'>): string[] {
  const addresses = brokers.flatMap((broker) => [broker.issuer, ...brokerProfile(broker).formOrigins])
  return [...new Set(addresses.map((url) => new URL(url).origin))]
}

const previousNumber = (profile: BrokerProfile) => profile.person.previousSamordningsnummer?.[0]
/** Seconds that may pass between the e-legitimation and our check of it, beside what was asked for. */
const slack = 60
const signInMaxAge = 300
const secondsNow = () => Math.floor(machineNow() / 1000)

/**
 * Composes OpenID Connect for one broker: code flow with PKCE (S256), state, nonce, `iss`, private_key_jwt,
 * PAR where offered, signature of the ID token checked, level of assurance checked (The Swedish OpenID Connect Profile 1.0).
 */
export function createOidc(config: OidcConfig, logger: Logger): Oidc {
  const profile = brokerProfile(config.broker)
  const discovery = createDiscovery(config, profile, logger)
  const callback = new URL(callbackPath(config.broker), config.origin)
  const verifyLogoutToken = createLogoutVerifier(config.broker, profile, discovery)

  const start: Oidc['start'] = async ({ userMessage, language, stepUp }) => {
    const broker = await discovery.get()
    const codeVerifier = client.randomPKCECodeVerifier()
    const maxAge = stepUp ? 0 : signInMaxAge
    const asked = { state: client.randomState(), nonce: client.randomNonce() }
    const checks = { ...asked, codeVerifier, maxAge: maxAge + slack, askedAt: secondsNow(), isWeighty: stepUp }
    const parameters = {
      ...profile.extraParameters,
      redirect_uri: callback.href,
      scope: profile.scopes.join(' '),
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      prompt: 'login',
      ui_locales: language,
      ...(profile.stepUp === 'authTime' ? { max_age: String(maxAge) } : {}),
      ...assuranceParameters(profile),
      ...(profile.userMessage === 'oidcSe'
        ? { 'https://id.oidc.se/param/userMessage': oidcSeMessage(userMessage) }
        : {}),
    }
    try {
      const offered = broker.serverMetadata().pushed_authorization_request_endpoint !== undefined
      const pushed = profile.par === 'always' || (profile.par === 'auto' && offered)
      const url = pushed
        ? await client.buildAuthorizationUrlWithPAR(broker, parameters)
        : client.buildAuthorizationUrl(broker, parameters)
      return { url, checks }
    } catch (error) {
      throw brokerFault(error)
    }
  }

  const finish: Oidc['finish'] = async (answer, checks) => {
    const broker = await discovery.get()
    // Built from the configured origin, so that nothing in the request can say where we are.
    const answered = new URL(`?${answer.toString()}`, callback)
    try {
      const tokens = await client.authorizationCodeGrant(broker, answered, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
        ...(profile.stepUp === 'authTime' ? { maxAge: checks.maxAge } : {}),
      })
      const claims = tokens.claims()
      if (!claims) throw fault('invalid', { code: 'broker-response', message: 'there is no ID token' })
      const read = readBrokerClaims(claims, profile, { now: secondsNow(), askedAt: checks.askedAt })
      const acr = acceptedAssurance(claims, profile, checks.isWeighty)
      const person =
        profile.person.from === 'idToken' ? claims : await client.fetchUserInfo(broker, tokens.access_token, claims.sub)
      return {
        facts: personFrom(person, profile.person, stockholmDate(new Date(machineNow()))),
        ...read,
        acr,
        idToken: profile.logout === 'idTokenHint' ? (tokens.id_token ?? null) : null,
      }
    } catch (error) {
      throw brokerFault(error)
    }
  }

  const endSessionUrl: Oidc['endSessionUrl'] = async (idToken) => {
    if (profile.logout === 'none' || !(await discovery.isUp())) return null
    try {
      const broker = await discovery.get()
      if (broker.serverMetadata().end_session_endpoint === undefined) return null
      return client.buildEndSessionUrl(broker, {
        post_logout_redirect_uri: new URL('/utloggad', config.origin).href,
        ...(idToken === null ? {} : { id_token_hint: idToken }),
      })
    } catch {
      return null
    }
  }

  return { start, finish, endSessionUrl, verifyLogoutToken }
}

/** How the level of assurance, and the number someone had before, are asked for. */
function assuranceParameters(profile: BrokerProfile): Record<string, string> {
  const { ask, request } = profile.assurance
  const previous = previousNumber(profile)
  const wanted = {
    ...(ask === 'claims' ? { acr: { essential: true, values: request } } : {}),
    ...(previous === undefined ? {} : { [previous]: null }),
  }
  return {
    ...(ask === 'acrValues' ? { acr_values: request.join(' ') } : {}),
    ...(Object.keys(wanted).length > 0 ? { claims: JSON.stringify({ id_token: wanted }) } : {}),
  }
}

function acceptedAssurance(
  claims: Readonly<Record<string, unknown>>,
  profile: BrokerProfile,
  isWeighty: boolean,
): string {
  const value = textAt(claims, profile.assurance.claim)
  const accepted = isWeighty ? weightyLevels(profile) : profile.assurance.accepted
  if (value === undefined || !accepted.includes(value)) {
    throw fault('forbidden', { code: 'broker-assurance', message: 'the level of assurance is not accepted' })
  }
  return value
}

/** The profile's userMessage: base64 of plain text, in JSON. */
function oidcSeMessage(text: string): string {
  return JSON.stringify({ message: Buffer.from(text, 'utf8').toString('base64'), mime_type: 'text/plain' })
}
