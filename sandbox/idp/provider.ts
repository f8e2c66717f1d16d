import Provider, { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { z } from 'zod'
import type { CastPerson } from '../data/cast'
import { claim, claimsOf, loa3, scope, subjectOf, userMessageParameter } from './claims'
import { spoilIdToken, spoilRedirect, type IdpFault } from './faults'
import type { IdpKeys } from './keys'
import { finishLogout } from './logout'
import type { Played } from './played'
import { createMemoryAdapter } from './memory-adapter'
import { pageHeaders, problemPage, signedOutPage } from './pages'

type ProviderOptions = {
  issuer: string
  /** Which of the e-legitimations it plays. */
  plays: Played
  portalOrigin: string
  clientId: string
  persons: readonly CastPerson[]
  keys: IdpKeys
  fault: () => IdpFault
}

/** The identity provider after The Swedish OpenID Connect Profile 1.0, with the portal as its only client. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, configuration(options))
  provider.use(finishLogout(options.issuer))
  provider.use(spoilAnswers(options))
  return provider
}

function configuration({ plays, portalOrigin, clientId, persons, keys }: ProviderOptions): Configuration {
  const { base, id } = plays
  return {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: clientId,
        client_name: 'Insyn',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        id_token_signed_response_alg: 'ES256',
        userinfo_signed_response_alg: 'ES256',
        require_auth_time: true,
        jwks_uri: `${portalOrigin}/auth/jwks.json`,
        redirect_uris: [`${portalOrigin}/auth/callback`, `${portalOrigin}/auth/callback/${id}`],
        post_logout_redirect_uris: [`${portalOrigin}/utloggad`],
        backchannel_logout_uri: `${portalOrigin}/auth/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [keys.signing] },
    // localhost has one cookie jar for all ports, so the names must differ from those of others.
    cookies: {
      keys: keys.cookies,
      names: { session: `insyn-${id}-session`, interaction: `insyn-${id}-interaction`, resume: `insyn-${id}-resume` },
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    acrValues: [loa3],
    scopes: ['openid'],
    claims: {
      openid: ['sub'],
      acr: null,
      auth_time: null,
      sid: null,
      iss: null,
      [scope.naturalPersonInfo]: ['name', 'given_name', 'family_name'],
      [scope.naturalPersonNumber]: [claim.personalIdentityNumber, claim.coordinationNumber],
      [claim.previousCoordinationNumber]: null,
    },
    // The profile delivers the claims of a scope in the ID token too.
    conformIdTokenClaims: false,
    extraParams: [userMessageParameter],
    discovery: {
      'https://id.oidc.se/disco/userMessageSupported': true,
      'https://id.oidc.se/disco/userMessageSupportedMimeTypes': ['text/plain'],
      'https://id.oidc.se/disco/authnProviderSupported': false,
    },
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256'],
      idTokenSigningAlgValues: ['ES256'],
      userinfoSigningAlgValues: ['ES256'],
    },
    clientAuthMethods: ['private_key_jwt'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    // oidc-provider refuses to reach loopback addresses; the portal is on one here.
    fetch: (url, init) =>
      globalThis.fetch(url, {
        method: init?.method,
        headers: init?.headers,
        body: init?.body,
        signal: init?.signal,
        redirect: init?.redirect,
      }),
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // Never shown: logout.ts finishes it on the server. It is what someone would press, should that fail.
        logoutSource(ctx, form) {
          ctx.body = form.replace('</form>', '<button name="logout" value="yes">Logga ut</button></form>')
        },
        postLogoutSuccessSource(ctx) {
          ctx.set(pageHeaders([]))
          ctx.body = signedOutPage({ portalOrigin, plays })
        },
      },
    },
    ttl: { AuthorizationCode: 60, IdToken: 300, AccessToken: 300, Interaction: 600, Session: 28_800, Grant: 28_800 },
    findAccount(_ctx, sub) {
      const person = persons.find((candidate) => subjectOf(candidate) === sub)
      return person && { accountId: sub, claims: () => claimsOf(person) }
    },
    loadExistingGrant: grantAll,
    interactions: { url: (_ctx, interaction) => `${base}/valj/${interaction.uid}` },
    renderError(ctx, out) {
      ctx.set(pageHeaders([]))
      ctx.body = problemPage({ portalOrigin, plays, code: out.error, detail: out.error_description ?? '' })
    },
  }
}

const requestedClaims = z.object({
  id_token: z.record(z.string(), z.unknown()).optional(),
  userinfo: z.record(z.string(), z.unknown()).optional(),
})

/**
 * The portal is the house's own client, so no one is asked for consent: all that was requested is granted. A person has one
 * grant in a session, however many tabs sign in: another would make the code worthless that a tab has just been given.
 */
async function grantAll({ oidc }: KoaContextWithOIDC) {
  const accountId = oidc.session?.accountId
  const clientId = oidc.client?.clientId
  if (accountId === undefined || clientId === undefined) throw new errors.AccessDenied('no one is signed in')
  const params = z.object({ scope: z.string(), claims: z.string().optional() }).parse(oidc.params)
  const claims = requestedClaims.parse(params.claims === undefined ? {} : JSON.parse(params.claims))
  const grantId = oidc.session?.grantIdFor(clientId)
  const known = grantId === undefined ? undefined : await oidc.provider.Grant.find(grantId)
  const grant = known?.accountId === accountId ? known : new oidc.provider.Grant({ clientId, accountId })
  grant.addOIDCScope(params.scope)
  grant.addOIDCClaims([...Object.keys(claims.id_token ?? {}), ...Object.keys(claims.userinfo ?? {})])
  await grant.save()
  return grant
}

const tokenAnswer = z.looseObject({ id_token: z.string() })

/** Applies the fault that is switched on to what has just been answered. */
function spoilAnswers({ fault, keys, portalOrigin }: ProviderOptions) {
  let earlier: string | undefined
  return async (ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> => {
    await next()
    const location = ctx.response.get('location')
    if (location) ctx.set('location', spoilRedirect(fault(), location, `${portalOrigin}/auth/callback`))
    const answer = ctx.path === '/token' && ctx.status === 200 ? tokenAnswer.safeParse(ctx.body) : undefined
    if (answer?.success !== true) return
    const { id_token: idToken } = answer.data
    ctx.body = { ...answer.data, id_token: await spoilIdToken(fault(), idToken, { keys, earlier }) }
    earlier = idToken
  }
}
