/**
 * How one call to a provider went wrong. Only inside app/provider: outwards it becomes an Answer or a WriteResult.
 *
 * `unavailable`: no usable answer came, another try may help. `contract`: an answer came that breaks the contract.
 * `notFound`: the provider says that this is not here for this person. `refused`: a final no to a write.
 */
export type FailureKind = 'unavailable' | 'contract' | 'notFound' | 'refused'

/**
 * `status` is the HTTP status, 0 when none came. `code` is short, stable and holds nothing personal. `retryAfterMs`: how
 * long the provider asked to be left alone, null when it did not.
 */
export type Failure = Error & { failure: FailureKind; code: string; status: number; retryAfterMs: number | null }

type About = { code: string; status?: number; retryAfterMs?: number | null; detail?: string; cause?: unknown }

/** Makes a failure. `detail` is for the log: a path and a rule, never a value. */
export function failure(kind: FailureKind, { code, status = 0, retryAfterMs = null, detail, cause }: About): Failure {
  const message = detail === undefined ? code : `${code}: ${detail}`
  return Object.assign(new Error(message, { cause }), { failure: kind, code, status, retryAfterMs })
}

/** True for what `failure` made. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && 'failure' in error
}

/** The failure in anything thrown; what is not one (a fault of our own) counts as unavailable, so that a page stands. */
export function toFailure(error: unknown): Failure {
  return isFailure(error) ? error : failure('unavailable', { code: 'unexpected', cause: error })
}
