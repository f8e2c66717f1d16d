import { z } from 'zod'
import { onlyBroker, type BrokerConfig } from '~/platform/brokers-config.server'
import { isLoopbackHost } from '~/platform/loopback'

/** Where a claim is: the names to follow, from the outermost. Claim names may hold dots and slashes. */
const claimPath = z.array(z.string().min(1)).min(1)

const profileSchema = z
  .strictObject({
    scopes: z.array(z.string()).min(1),
    /** Sent with every authorization request. */
    extraParameters: z.record(z.string(), z.string()),
    /** Pushed authorization requests (RFC 9126): `auto` follows what discovery says. */
    par: z.enum(['auto', 'always', 'never']),
    /** How a level of assurance is asked for, and which values of which claim are accepted afterwards. */
    assurance: z.strictObject({
      ask: z.enum(['claims', 'acrValues', 'none']),
      request: z.array(z.string()),
      claim: claimPath,
      accepted: z.array(z.string()).min(1),
      /** Those of the accepted that count for what weighs; none: one signs in with it, and confirms with another. */
      weighty: z.array(z.string()).optional(),
    }),
    /** Where the claims about the person are read. With one path for both numbers, the digits tell which it is. */
    person: z.strictObject({
      from: z.enum(['idToken', 'userinfo']),
      personnummer: claimPath,
      samordningsnummer: claimPath,
      previousSamordningsnummer: claimPath.optional(),
      name: claimPath,
    }),
    idTokenAlgorithm: z.enum(['ES256', 'RS256', 'PS256']),
    /** The algorithm userinfo is signed with, where the broker signs it. */
    userinfoAlgorithm: z.enum(['ES256', 'RS256', 'PS256']).optional(),
    /** Text shown in the e-legitimation's app: the profile's parameter, or not at all. */
    userMessage: z.enum(['oidcSe', 'none']),
    /**
     * How it is proven that the person identified themself now, which signing in again before a weighty act is for.
     * `authTime`: the broker is asked with `max_age` and says in `auth_time` when it was; that is held against the clock.
     * `promptLogin`: it says no time, but makes a new identification whenever `prompt=login` is asked for. The question must
     * then be pushed (PAR), so that nobody can take `prompt=login` out of the address on the way, and the ID token must be
     * made after the question. `noSession`: it says no time and remembers nobody between two questions, so that each answer
     * is a new identification; the ID token must be made after the question. Which it is stands in docs/operations.md.
     */
    stepUp: z.enum(['authTime', 'promptLogin', 'noSession']),
    /**
     * Sign-out at the broker. `clientId` names the portal only. The ID token as a hint goes through the browser's
     * address field, so it is allowed only where it does not hold the number.
     */
    logout: z.enum(['clientId', 'idTokenHint', 'none']),
    /** More origins that the sign-in form's answer may lead to, beside the issuer's (Content-Security-Policy). */
    formOrigins: z.array(z.url()),
  })
  .refine((profile) => profile.logout !== 'idTokenHint' || profile.person.from === 'userinfo', {
    path: ['logout'],
    message: 'idTokenHint would put the number in an address; read the person from userinfo, or use clientId',
  })
  .refine(({ assurance }) => (assurance.weighty ?? []).every((value) => assurance.accepted.includes(value)), {
    path: ['assurance', 'weighty'],
    message: 'has a level that is not accepted',
  })
  .refine((profile) => profile.stepUp !== 'promptLogin' || profile.par === 'always', {
    path: ['stepUp'],
    message:
      'promptLogin proves nothing unless the question is pushed; set par to always, or use authTime or noSession',
  })

/** How one broker speaks OpenID Connect. */
export type BrokerProfile = z.infer<typeof profileSchema>

const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3'
const loa4 = 'http://id.elegnamnden.se/loa/1.0/loa4'
const uncertifiedLoa3 = 'http://id.swedenconnect.se/loa/1.0/uncertified-loa3'

/** The Swedish OpenID Connect Profile 1.0, https://www.oidc.se/specifications/. */
const oidcSe: BrokerProfile = {
  scopes: ['openid', 'https://id.oidc.se/scope/naturalPersonInfo', 'https://id.oidc.se/scope/naturalPersonNumber'],
  extraParameters: {},
  par: 'auto',
  assurance: { ask: 'claims', request: [loa3], claim: ['acr'], accepted: [loa3] },
  person: {
    from: 'idToken',
    personnummer: ['https://id.oidc.se/claim/personalIdentityNumber'],
    samordningsnummer: ['https://id.oidc.se/claim/coordinationNumber'],
    previousSamordningsnummer: ['https://id.oidc.se/claim/previousCoordinationNumber'],
    name: ['name'],
  },
  idTokenAlgorithm: 'ES256',
  userMessage: 'oidcSe',
  stepUp: 'authTime',
  logout: 'clientId',
  formOrigins: [],
}

/**
 * What is known of each broker from its public documentation. A customer's own agreement may say otherwise; then
 * `override` says it, and what is said there replaces the same part here.
 */
const presets: Record<BrokerConfig['preset'], BrokerProfile> = {
  sandbox: { ...oidcSe, userinfoAlgorithm: 'ES256' },
  bankid: {
    ...oidcSe,
    idTokenAlgorithm: 'PS256',
    assurance: { ...oidcSe.assurance, accepted: [loa3, uncertifiedLoa3] },
    logout: 'none',
  },
  swedenConnect: { ...oidcSe, assurance: { ...oidcSe.assurance, request: [loa3, loa4], accepted: [loa3, loa4] } },
  /**
   * https://docs.idura.app: `ssn` has twelve digits; the scheme that was used is in the ID token. There is no `auth_time`;
   * a session is remembered only where single sign-on is switched on for the domain, and `prompt=login` goes past it.
   */
  idura: {
    ...oidcSe,
    scopes: ['openid'],
    par: 'always',
    assurance: {
      ask: 'acrValues',
      request: ['urn:grn:authn:se:bankid:same-device'],
      claim: ['identityscheme'],
      accepted: ['sebankid'],
    },
    person: { from: 'idToken', personnummer: ['ssn'], samordningsnummer: ['ssn'], name: ['name'] },
    idTokenAlgorithm: 'RS256',
    userMessage: 'none',
    stepUp: 'promptLogin',
  },
  /** https://developer.signicat.com: the national number is in userinfo, the method that was used in the ID token. */
  signicat: {
    ...oidcSe,
    scopes: ['openid', 'profile', 'nin'],
    assurance: { ask: 'acrValues', request: ['idp:sbid'], claim: ['idp'], accepted: ['sbid'] },
    person: { from: 'userinfo', personnummer: ['nin'], samordningsnummer: ['nin'], name: ['name'] },
    idTokenAlgorithm: 'RS256',
    userMessage: 'none',
    logout: 'idTokenHint',
  },
  /**
   * Freja as its own provider; the level is the registration level, of which Plus is level of assurance 3. No `auth_time`: each
   * question is answered by a new approval in the person's app.
   */
  freja: {
    ...oidcSe,
    scopes: ['openid', 'profile', 'https://frejaeid.com/oidc/scopes/personalIdentityNumber'],
    assurance: { ask: 'acrValues', request: [loa3], claim: ['acr'], accepted: [loa3] },
    person: {
      from: 'userinfo',
      personnummer: ['https://frejaeid.com/oidc/claims/personalIdentityNumber'],
      samordningsnummer: ['https://frejaeid.com/oidc/claims/personalIdentityNumber'],
      name: ['name'],
    },
    idTokenAlgorithm: 'RS256',
    userMessage: 'none',
    stepUp: 'noSession',
    logout: 'none',
  },
}

const parsedProfiles = new WeakMap<BrokerConfig, BrokerProfile>()

/**
 * The broker's profile: the preset with the configuration's own words on top.
 * @throws Error that names what is wrong in BROKER or BROKERS, at start.
 */
export function brokerProfile(broker: BrokerConfig): BrokerProfile {
  const known = parsedProfiles.get(broker)
  if (known) return known
  const variable = broker.id === onlyBroker ? 'BROKER' : `BROKERS.${broker.id}`
  const issuer = new URL(broker.issuer)
  if (issuer.protocol !== 'https:' && !isLoopback(issuer)) {
    throw new Error(`The portal cannot start:\n  ${variable}.issuer must be https, except on http://localhost`)
  }
  const parsed = profileSchema.safeParse({ ...presets[broker.preset], ...broker.override })
  if (parsed.success) {
    parsedProfiles.set(broker, parsed.data)
    return parsed.data
  }
  const lines = parsed.error.issues.map((issue) => `  ${variable}.override.${issue.path.join('.')} ${issue.message}`)
  throw new Error(['The portal cannot start:', ...lines].join('\n'))
}

/** The levels of assurance that count for what weighs: all that are accepted, if nothing else is said. */
export function weightyLevels({ assurance }: Pick<BrokerProfile, 'assurance'>): readonly string[] {
  return assurance.weighty ?? assurance.accepted
}

/** True for this machine, where a broker without https is let in for trying out. */
export function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && isLoopbackHost(url)
}
