import type { IncomingHttpHeaders } from 'node:http'

/** The longest that a provider can ask to be left alone with one thing, in milliseconds: a person waits for it. */
export const mostRetryAfterMs = 3_600_000

/**
 * How long the answer asks to be left alone (RFC 9110, 10.2.3: whole seconds, or an HTTP date), in milliseconds and at most
 * an hour. Null when it does not say, or says something else. A date is measured from the answer's own `Date`, so that a
 * clock that is wrong on either side does not matter; `now` is for an answer without one.
 */
export function retryAfterMs(headers: IncomingHttpHeaders, now: Date): number | null {
  const said = headers['retry-after']?.trim()
  if (said === undefined) return null
  if (/^\d{1,10}$/.test(said)) return Math.min(Number(said) * 1000, mostRetryAfterMs)
  const until = httpDate(said)
  if (until === null) return null
  const from = httpDate(headers.date) ?? now.getTime()
  return Math.min(Math.max(until - from, 0), mostRetryAfterMs)
}

/** An HTTP date as an instant. Each form that RFC 9110 has and a clock in GMT is known by ends with it. */
function httpDate(text: string | undefined): number | null {
  if (text === undefined || !/^[A-Z][a-z]{2,8}, .* GMT$/.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}
