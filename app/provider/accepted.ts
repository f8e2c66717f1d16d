import type { IncomingHttpHeaders } from 'node:http'
import type { Schemas as Contract } from '../../provider-api/contract'
import { isChecked, parseJson } from './checked'
import { failure } from './failure'
import type { HttpAnswer } from './http.server'
import { retryAfterMs } from './retry-after'

/**
 * The answer, if it is one. A 4xx counts as the provider's word only when it comes as the contract says, as a problem:
 * a proxy in between that answers 404 with a page of its own must not make an objection refused or a kept answer erased.
 * @throws Failure for what is none
 */
export function accepted(answer: HttpAnswer, now: Date): HttpAnswer {
  const { status, headers, text } = answer
  const said = { code: `http-${status}`, status, retryAfterMs: retryAfterMs(headers, now) }
  if (status === 304) return answer
  if (status >= 200 && status < 300) {
    if (isJson(headers)) return answer
    throw failure('contract', { code: 'media-type', status })
  }
  if (status >= 500 || status === 401 || status === 408 || status === 425 || status === 429) {
    throw failure('unavailable', said)
  }
  const problem = parseJson(text)
  if (status < 400 || !isChecked('Problem', problem)) throw failure('contract', said)
  if (status === 409 && (said.retryAfterMs !== null || isStillHandled(problem))) {
    throw failure('unavailable', { ...said, code: 'still-being-handled' })
  }
  const notHere = status === 403 || status === 404 || status === 410
  throw failure(notHere ? 'notFound' : 'refused', said)
}

/** An earlier try with the same Idempotency-Key has not ended: known by its type or, since not all name it so, its title. */
function isStillHandled({ type, title }: Contract['Problem']): boolean {
  return /still[- ]being[- ](handled|processed)|request is outstanding/i.test(`${type} ${title}`)
}

function isJson(headers: IncomingHttpHeaders): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')
}
