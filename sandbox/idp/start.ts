import { once } from 'node:events'
import { createServer } from 'node:http'
import { SignJWT, importJWK, type JWTPayload } from 'jose'
import type Provider from 'oidc-provider'
import { signInPersons } from '../data/cast'
import type { CastPerson } from '../data/cast'
import type { IdpFault } from './faults'
import type { IdpKeys } from './keys'
import { played } from './played'
import { createProvider } from './provider'
import { handleRequests } from './requests'

type IdpOptions = {
  /** 0 takes any free port. */
  port: number
  portalOrigin: string
  keys: IdpKeys
  clientId?: string
  persons?: readonly CastPerson[]
  fault?: IdpFault
}

export type RunningIdp = {
  issuer: string
  setFault: (fault: IdpFault) => void
  /** Signs anything with the identity provider's key, for tests of logout tokens. */
  sign: (payload: JWTPayload, header?: { typ?: string; alg?: string; kid?: string }) => Promise<string>
  close: () => Promise<void>
}

/** Starts the sandbox's identity provider on localhost: two e-legitimations, each an issuer of its own (played.ts). Sessions are in memory; keys are the caller's to keep. */
export async function startIdp(options: IdpOptions): Promise<RunningIdp> {
  const server = createServer()
  server.listen(options.port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the identity provider has no port')
  const issuer = `http://localhost:${address.port}`
  const persons = options.persons ?? signInPersons
  let fault: IdpFault = options.fault ?? 'none'
  const setFault = (next: IdpFault): void => {
    fault = next
  }
  const { portalOrigin, keys, clientId = 'insyn' } = options
  const shared = { portalOrigin, persons, setFault }
  // Only the first has faults: one that is down leaves the others.
  const [first, second] = played.map((plays, nth) => {
    const faultHere = () => (nth === 0 ? fault : 'none')
    const about = { issuer: issuer + plays.base, plays, clientId, keys, fault: faultHere }
    const provider: Provider = createProvider({ ...shared, ...about })
    return { base: plays.base, answer: handleRequests({ ...shared, plays, provider, fault: faultHere }) }
  })
  server.on('request', (request, response) => {
    const isSecond = second !== undefined && request.url?.startsWith(`${second.base}/`) === true
    // oidc-provider knows by the address before it was cut under which path it is.
    if (isSecond) Object.assign(request, { originalUrl: request.url, url: request.url?.slice(second.base.length) })
    const { answer } = (isSecond ? second : first) ?? {}
    answer?.(request, response)
  })
  return {
    issuer,
    setFault,
    sign: async (payload, header = {}) =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: 'ES256', kid: options.keys.signing.kid, ...header })
        .sign(await importJWK(options.keys.signing, 'ES256')),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
