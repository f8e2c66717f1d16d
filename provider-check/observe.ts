import type { IncomingHttpHeaders } from 'node:http'
import { validatorFor } from '../provider-api/validate'
import { retryAfterMs } from '../app/provider/retry-after'
import type { Look } from './findings'
import { looksLikeNumber, waysToWrite } from './numbers'

/** What has come, before anybody has looked at what it says. */
export type Heard = {
  status: number
  headers: IncomingHttpHeaders
  text: string
  json: unknown
  bytes: number
  /** Milliseconds until the last byte. */
  ms: number
  /** When it came. */
  at: Date
}

/** How the call was made. `file`: a photo or document, which is no JSON. */
export type How = { method: string; requestId: string; isWrite: boolean; isFile: boolean }

const readMs = 1_500
const writeMs = 3_000
const mostBytes = 5_000_000
/** The Date header has whole seconds. */
const mostSkewMs = 6_000

const neverSent =
  /^(lat|lng|lon|latitude|longitude|position|coordinates?|gps\w*|geo\w*|door\w*code|entry\w*code|portkod|key\w*box\w*|absence\w*reason|reason\w*absence|sick\w*|sjuk\w*|diagnos\w*|person(al)?\w*number|personnummer|ssn|national\w*id)$/i

function keysIn(data: unknown, path = ''): string[] {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) => {
    const own = `${path}/${key}`
    return [...(Array.isArray(data) ? [] : [own]), ...keysIn(value, own)]
  })
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** Looks at all that an answer has whatever it is about. `numbers`: those that the check sends. */
export function observe(look: Look, how: How, heard: Heard, numbers: readonly string[]): void {
  const { status, headers, text, json } = heard
  const isGood = status >= 200 && status < 300
  look('redirect', '', status < 300 || status >= 400 || status === 304, `status ${status}`)
  const isAway = status >= 500 || status === 408 || status === 425 || status === 429
  look('answers', '', !isAway, `status ${status}`)
  const encoding = headers['content-encoding'] ?? 'identity'
  look('compressed', '', encoding === 'identity', `Content-Encoding ${encoding.slice(0, 20)}`)
  look('answer-size', '', how.isFile || heard.bytes <= mostBytes, `${heard.bytes} bytes`)
  look(
    'read-in-time',
    '',
    heard.ms <= (how.isWrite ? writeMs : readMs),
    `took more than ${how.isWrite ? 3 : 1.5} seconds`,
  )
  if (!how.isFile) look('request-id', '', headers['x-request-id'] === how.requestId, 'X-Request-Id did not come back')
  observeClock(look, heard)
  const type = headers['content-type'] ?? ''
  if (isGood && !how.isFile) {
    look('media-type', '', /^application\/(?:[\w.-]+\+)?json\b/i.test(type), 'Content-Type is not JSON')
    look('json', '', json !== undefined, 'the body is not JSON')
  }
  if (headers['retry-after'] !== undefined) {
    const said = retryAfterMs(headers, heard.at)
    const isTooLong = /^\d+$/.test(headers['retry-after']) && Number(headers['retry-after']) > 3_600
    look(
      'retry-after',
      '',
      said !== null && !isTooLong,
      isTooLong ? 'more than an hour' : 'neither seconds nor an HTTP date',
    )
  }
  if (status >= 400) observeProblem(look, status, type, json)
  const headerText = Object.values(headers).join('\n')
  const told = numbers.some((number) =>
    waysToWrite(number).some((way) => text.includes(way) || headerText.includes(way)),
  )
  look('number-told', '', !told, 'the answer holds a number that was sent')
  if (how.isFile) return
  look(
    'number-like',
    '',
    told || !looksLikeNumber(text),
    'something in the answer looks like a personal identity number',
  )
  const wrong = keysIn(json).find((path) => neverSent.test(lastOf(path)))
  look('never-sent', wrong ?? '', wrong === undefined, 'a field that is never to be sent')
}

function observeClock(look: Look, { headers, at, ms }: Heard): void {
  const said = Date.parse(headers.date ?? '')
  const skew = Number.isNaN(said) ? null : Math.abs(said - at.getTime())
  const wrong = skew === null ? 'there is no Date header' : 'the clocks differ by more than 5 seconds'
  look('clock', '', skew !== null && skew <= mostSkewMs + ms, wrong)
}

function observeProblem(look: Look, status: number, type: string, json: unknown): void {
  const isProblem = validatorFor('Problem')
  const isRight = isProblem(json)
  look('problem-form', '', isRight, `status ${status} without a problem`)
  if (!isRight) return
  look('problem-type', '', /^application\/problem\+json\b/i.test(type), `status ${status} with another Content-Type`)
  look('problem-type', '/status', json.status === status, `another status in the problem than ${status}`)
}
