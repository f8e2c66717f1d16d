import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import { fault, isFault, type Fault, type FaultKind } from '~/platform/errors.server'

/** Codes of openid-client that mean that the broker could not be asked or answered something that is no answer. */
const outages: Readonly<Record<string, string>> = {
  OAUTH_TIMEOUT: 'broker-timeout',
  OAUTH_ABORT: 'broker-timeout',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'broker-bad-answer',
  OAUTH_RESPONSE_IS_NOT_JSON: 'broker-bad-answer',
  OAUTH_PARSE_ERROR: 'broker-bad-answer',
  OAUTH_MISSING_SERVER_METADATA: 'broker-metadata',
  OAUTH_INVALID_SERVER_METADATA: 'broker-metadata',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'broker-metadata',
}

/**
 * Whatever went wrong with the broker, as a fault a page can be shown for: `unavailable` (try later), `forbidden` (the
 * broker or the person said no), `invalid` (the answer cannot be trusted). Neither message nor cause holds a claim's
 * value: openid-client's own errors do, so they are not passed on.
 */
export function brokerFault(error: unknown): Fault {
  if (isFault(error)) return error
  if (error instanceof AuthorizationResponseError) return authorizationFault(error.error)
  if (error instanceof ResponseBodyError) return bodyFault(error)
  if (error instanceof ClientError) return clientFault(error)
  if (error instanceof TypeError) return made('unavailable', 'broker-no-answer', 'the broker could not be reached')
  return made('invalid', 'broker-response', 'the answer could not be verified')
}

function authorizationFault(error: string): Fault {
  switch (error) {
    case 'access_denied':
      return made('forbidden', 'sign-in-cancelled', 'the person or the broker cancelled')
    case 'server_error':
    case 'temporarily_unavailable':
      return made('unavailable', 'broker-server-error', `the broker answered ${error}`)
    default:
      return made('forbidden', 'broker-refused', 'the broker refused the request')
  }
}

function bodyFault({ error, status }: ResponseBodyError): Fault {
  if (error === 'invalid_grant') return made('invalid', 'broker-code', 'the broker did not accept the code')
  // Anything else is between the portal and the broker; the person can only try later.
  return made('unavailable', 'broker-request-refused', `the broker answered ${status} ${safeCode(error)}`)
}

function clientFault(error: ClientError): Fault {
  const outage = error.code === undefined ? undefined : outages[error.code]
  const reason = error.cause instanceof Error ? error.cause.message : error.message
  if (outage !== undefined) return made('unavailable', outage, reason)
  const claim = claimOf(error.cause)
  return made('invalid', claim === undefined ? 'broker-response' : `broker-claim-${claim}`, reason)
}

/** The name of the claim that was wrong, never its value. */
function claimOf(cause: unknown): string | undefined {
  const details: unknown = cause instanceof Error ? cause.cause : cause
  if (typeof details !== 'object' || details === null || !('claim' in details)) return undefined
  return typeof details.claim === 'string' ? safeCode(details.claim) : undefined
}

const safeCode = (text: string) => text.replace(/[^\w-]/g, '').slice(0, 40)

function made(kind: FaultKind, code: string, message: string): Fault {
  return fault(kind, { code, message })
}
