import express, { Router, type Response } from 'express'
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { accessTokenSeconds, type AccessTokens } from './access-token'
import { handle } from '../http/handle'
import type { UsedAssertions } from './used-assertions'

/** What the token endpoint of one tenant needs. `issuer` is the tenant's base URL. */
export type TokenEndpointDeps = {
  issuer: string
  clientId: string
  portalKeys: JWTVerifyGetKey
  used: UsedAssertions
  tokens: AccessTokens
  now: () => Date
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const longestAssertionSeconds = 600

const tokenRequest = z.object({
  grant_type: z.string(),
  client_assertion_type: z.literal(assertionType),
  client_assertion: z.string().max(8000),
  client_id: z.string().optional(),
})

const refuse = (response: Response, status: number, error: string, description: string): void => {
  response.status(status).set('Cache-Control', 'no-store').json({ error, error_description: description })
}

/** Whether a key set could not be fetched, which is not the client's fault. */
const isKeySetFault = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC'

/**
 * `POST /oauth/token`: client credentials with private_key_jwt, ES256 only. Sources: RFC 6749 4.4, RFC 7523 2.2 and 3.
 * Answers 401 invalid_client for an assertion that is wrong, foreign, expired or used before; 503 while the portal's keys cannot be fetched.
 */
export const createTokenEndpoint = ({ issuer, clientId, portalKeys, used, tokens, now }: TokenEndpointDeps): Router => {
  const router = Router()
  const audience = [`${issuer}/oauth/token`, issuer]

  /** The client of a good assertion; otherwise why it is refused. Throws when the portal's keys cannot be fetched. */
  const check = async (assertion: string): Promise<{ client: string } | { refusal: string }> => {
    try {
      const { payload } = await jwtVerify(assertion, portalKeys, {
        issuer: clientId,
        subject: clientId,
        audience,
        algorithms: ['ES256'],
        requiredClaims: ['exp', 'jti'],
        clockTolerance: 5,
        currentDate: now(),
      })
      const { jti, exp } = payload
      if (typeof jti !== 'string' || typeof exp !== 'number') return { refusal: 'The assertion lacks jti or exp' }
      if (exp - now().getTime() / 1000 > longestAssertionSeconds) return { refusal: 'The assertion lives too long' }
      if (!used.use(jti, exp)) return { refusal: 'The assertion has been used before' }
      return { client: clientId }
    } catch (error) {
      if (isKeySetFault(error)) throw error
      return { refusal: 'The assertion is not valid' }
    }
  }

  router.post(
    '/oauth/token',
    express.urlencoded({ extended: false, limit: '20kb' }),
    handle(async (request, response) => {
      const form = tokenRequest.safeParse(request.body)
      if (!form.success)
        return refuse(response, 400, 'invalid_request', 'A client assertion is needed, as RFC 7523 says')
      if (form.data.grant_type !== 'client_credentials') {
        return refuse(response, 400, 'unsupported_grant_type', 'Only client_credentials')
      }
      try {
        const result = await check(form.data.client_assertion)
        if ('refusal' in result) return refuse(response, 401, 'invalid_client', result.refusal)
        const accessToken = await tokens.issue(result.client)
        response.set('Cache-Control', 'no-store')
        response.json({ access_token: accessToken, token_type: 'Bearer', expires_in: accessTokenSeconds })
      } catch {
        refuse(response, 503, 'temporarily_unavailable', 'The keys of the portal cannot be fetched now')
      }
    }),
  )
  return router
}
