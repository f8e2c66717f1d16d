import { generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt, importJWK, type JWTPayload } from 'jose'
import { z } from 'zod'
import { claim } from './claims'
import type { IdpKeys } from './keys'

/** What the identity provider can be made to do wrong, one at a time. `none` is the normal state. */
export const faultSchema = z.enum([
  'none',
  // in the ID token
  'nonce',
  'audience',
  'issuer',
  'algNone',
  'signature',
  'expired',
  'acr',
  'bothNumbers',
  'noNumber',
  'authTime',
  'authTimeAhead',
  'issuedAhead',
  'longSubject',
  'longSession',
  'oddSession',
  'notBorn',
  'replay',
  // in the answer to the browser
  'missingIss',
  'foreignIss',
  'foreignState',
  'serverError',
  // on the wire
  'parRefused',
  'parHang',
  'tokenError',
  'tokenHang',
  'tokenGarbage',
  'discoveryDown',
  'discoveryHang',
  'jwksDown',
  'slow',
  'down',
])
export type IdpFault = z.infer<typeof faultSchema>

/** How a request to a path is disturbed on the wire. */
export type Disturbance = 'hang' | 'close' | 'error' | 'garbage' | 'refuse' | 'slow'

/** What happens to a request, or nothing. */
export function disturbanceOf(fault: IdpFault, path: string): Disturbance | undefined {
  const discovery = path.startsWith('/.well-known/')
  switch (fault) {
    case 'down':
      return 'close'
    case 'slow':
      return 'slow'
    case 'discoveryDown':
      return discovery ? 'close' : undefined
    case 'discoveryHang':
      return discovery ? 'hang' : undefined
    case 'jwksDown':
      return path === '/jwks' ? 'error' : undefined
    case 'parHang':
      return path === '/request' ? 'hang' : undefined
    case 'parRefused':
      return path === '/request' ? 'refuse' : undefined
    case 'tokenHang':
      return path === '/token' ? 'hang' : undefined
    case 'tokenError':
      return path === '/token' ? 'error' : undefined
    case 'tokenGarbage':
      return path === '/token' ? 'garbage' : undefined
    default:
      return undefined
  }
}

/** Changes the ID token that is about to be handed out. `earlier` is the one handed out before, for a replay. */
export async function spoilIdToken(
  fault: IdpFault,
  idToken: string,
  { keys, earlier }: { keys: IdpKeys; earlier: string | undefined },
): Promise<string> {
  const payload = decodeJwt(idToken)
  const header = { alg: 'ES256', typ: 'JWT', kid: keys.signing.kid }
  const sign = async (changed: JWTPayload) =>
    new SignJWT(changed).setProtectedHeader(header).sign(await importJWK(keys.signing, 'ES256'))
  switch (fault) {
    case 'nonce':
      return sign({ ...payload, nonce: 'a-nonce-that-was-never-asked-for' })
    case 'audience':
      return sign({ ...payload, aud: 'another-client' })
    case 'issuer':
      return sign({ ...payload, iss: 'https://someone-else.example' })
    case 'expired':
      return sign({ ...payload, iat: Number(payload.iat) - 7200, exp: Number(payload.iat) - 3600 })
    case 'authTime':
      return sign({ ...payload, auth_time: Number(payload.iat) - 86_400 })
    case 'authTimeAhead':
      return sign({ ...payload, auth_time: Number(payload.iat) + 90 })
    case 'issuedAhead':
      return sign({ ...payload, iat: Number(payload.iat) + 90 })
    case 'longSubject':
      return sign({ ...payload, sub: 'x'.repeat(256) })
    case 'longSession':
      return sign({ ...payload, sid: 'x'.repeat(301) })
    case 'oddSession':
      return sign({ ...payload, sid: 'a\u0000b' })
    case 'notBorn':
      return sign({ ...payload, [claim.personalIdentityNumber]: '209001019802' })
    case 'acr':
      return sign({ ...payload, acr: 'http://id.elegnamnden.se/loa/1.0/loa1' })
    case 'bothNumbers':
      return sign({
        ...payload,
        [claim.personalIdentityNumber]: '198311059847',
        [claim.coordinationNumber]: '199507819853',
      })
    case 'noNumber':
      return sign({ ...payload, [claim.personalIdentityNumber]: undefined, [claim.coordinationNumber]: undefined })
    case 'algNone':
      return new UnsecuredJWT(payload).encode()
    case 'signature': {
      const stranger = await generateKeyPair('ES256')
      return new SignJWT(payload).setProtectedHeader(header).sign(stranger.privateKey)
    }
    case 'replay':
      return earlier ?? idToken
    default:
      return idToken
  }
}

/** Changes where the browser is sent with the authorization response. */
export function spoilRedirect(fault: IdpFault, location: string, callback: string): string {
  if (!location.startsWith(callback)) return location
  const url = new URL(location)
  if (fault === 'missingIss') url.searchParams.delete('iss')
  if (fault === 'foreignIss') url.searchParams.set('iss', 'https://someone-else.example')
  if (fault === 'foreignState') url.searchParams.set('state', 'a-state-that-was-never-asked-for')
  return url.href
}
