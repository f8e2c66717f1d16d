import type { Passed, Spoil } from './spoiling-proxy'

/** A place in JSON: `/items/0/id`; `[key=value]` is the first item of a list that has it, `[key]` the first with the key. */
type Pointer = string

type Holder = Record<string, unknown>
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

function keyOf(holder: Holder, step: string): string | null {
  const [, key = '', wanted] = /^\[(\w+)(?:=(.*))?\]$/.exec(step) ?? []
  if (key === '') return step
  const found = Object.entries(holder).find(([, item]) => {
    if (!isHolder(item) || item[key] === undefined || item[key] === null) return false
    return wanted === undefined || item[key] === wanted
  })
  return found?.[0] ?? null
}

/** Changes what stands at a place; nothing when there is no such place. `undefined` takes the field away. */
function change(data: unknown, pointer: Pointer, to: (old: unknown, holder: Holder) => unknown): void {
  const steps = pointer.split('/').slice(1)
  let holder: unknown = data
  for (const [nth, step] of steps.entries()) {
    if (!isHolder(holder)) return
    const key = keyOf(holder, step)
    if (key === null) return
    if (nth < steps.length - 1) holder = holder[key]
    else {
      const value = to(holder[key], holder)
      if (value === undefined) Reflect.deleteProperty(holder, key)
      else holder[key] = value
    }
  }
}

type Change = (old: unknown, holder: Holder) => unknown
type Value = string | number | null | undefined | object

const isChange = (to: Change | Value): to is Change => typeof to === 'function'

/** Whether a call is one: by `GET /v1/…`, without what comes before. */
export const isCall = ({ method, path }: Passed, on: RegExp): boolean => on.test(`${method} ${path}`)

/** Spoils one field of an answer. `to` is what stands there instead, or makes it from what stood there. */
export function field(on: RegExp, pointer: Pointer, to: Change | Value): Spoil {
  return {
    answers: (call, { status, headers, body }) => {
      if (!isCall(call, on) || status >= 300) return null
      const data: unknown = JSON.parse(body.toString())
      change(data, pointer, (old, holder) => (isChange(to) ? to(old, holder) : to))
      return { status, headers, body: Buffer.from(JSON.stringify(data)) }
    },
  }
}

/** Spoils a header of an answer; undefined takes it away. */
export function header(on: RegExp, name: string, to: string | undefined): Spoil {
  return {
    answers: (call, given) => {
      if (!isCall(call, on)) return null
      const { [name]: _, ...rest } = given.headers
      return { ...given, headers: to === undefined ? rest : { ...rest, [name]: to } }
    },
  }
}

/** Gives another status, with a problem or another body. `from`: only in place of this status. */
export function status(
  on: RegExp,
  to: number,
  { from, text, headers = {} }: { from?: number; text?: string; headers?: Record<string, string> } = {},
): Spoil {
  const problem = JSON.stringify({ type: 'about:blank', title: 'Spoiled', status: to })
  return {
    answers: (call, given) => {
      if (!isCall(call, on) || (from !== undefined && given.status !== from)) return null
      const { date, 'x-request-id': id } = given.headers
      const type = text === undefined ? 'application/problem+json' : 'text/html'
      return {
        status: to,
        headers: { date, 'x-request-id': id, 'content-type': type, ...headers },
        body: Buffer.from(text ?? problem),
      }
    },
  }
}

/** Changes what is asked on its way. */
export function asked(on: RegExp, to: (call: Passed) => Partial<Passed>): Spoil {
  return { asks: (call) => (isCall(call, on) ? { ...call, ...to(call) } : null) }
}

/** Several things wrong at once, each in its own place. */
export function together(spoils: readonly Spoil[]): Spoil {
  return {
    drops: (call) => spoils.some(({ drops }) => drops?.(call) === true),
    asks: (call) => spoils.reduce((sent, { asks }) => asks?.(sent) ?? sent, call),
    answers: async (call, given) => {
      let answer = given
      for (const { answers } of spoils) answer = (await answers?.(call, answer)) ?? answer
      return answer
    },
  }
}
