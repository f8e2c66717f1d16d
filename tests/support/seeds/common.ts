import { z } from 'zod'
import type { RuleId } from '../../../provider-check/catalog/rules'
import { isCall } from '../spoiled-json'
import type { Given, Spoil } from '../spoiling-proxy'

/** A thing that a provider does wrong, and the rule and call that tell it. */
export type Seed = { name: string; rule: RuleId; on: RegExp; spoil: Spoil }

export const seed = (rule: RuleId, name: string, on: RegExp, spoil: Spoil): Seed => ({ rule, name, on, spoil })

export const brukare = /^GET \/v1\/brukare\/brk-[\w]+$/
export const shifts = /^GET .*\/shifts\?/
export const reports = /^GET .*\/time-reports\?/
export const rows = /^GET .*\/time-reports\/rows\?/
export const report = /^GET \/v1\/time-reports\/rep-/
export const approved = /^GET .*\/faststallanden\?/
export const grants = /^GET .*\/grants$/
export const claims = /^GET .*\/claims\?/
export const objections = /^GET .*\/objections$/
export const wishes = /^GET .*\/wishes$/
export const representations = /^GET .*\/representations$/
export const accessLog = /^GET .*\/access-log\?/
export const documents = /^GET .*\/documents$/
export const capabilities = /^GET \/v1\/capabilities$/
export const changes = /^GET \/v1\/changes/
export const persons = /^POST \/v1\/persons\/search$/
export const search = /^POST \/v1\/time-reports\/search$/
export const nobody = /^GET \/v1\/brukare\/provider-check-nobody$/

export const content = /^GET .*\/content$/
export const paged = /^GET .*\/objections(\?cursor=second)?$/

export const holder = z.record(z.string(), z.unknown())
export const more = (old: unknown) => Number(old) + 1
export const twice = (old: unknown) => (Array.isArray(old) ? [...old, ...old.slice(0, 1)] : old)
export const turned = (old: unknown) => (Array.isArray(old) ? old.toReversed() : old)
export const earlier = (old: unknown) => new Date(new Date(String(old)).getTime() - 3 * 3_600_000).toISOString()
export const future = '2031-01-01T00:00:00+01:00'

/** One request more than those before: spoils only the nth answer of a call. */
export function nth(which: number, on: RegExp, spoil: Spoil): Spoil {
  let met = 0
  return {
    answers: (call, given) => {
      if (!isCall(call, on)) return null
      met += 1
      return met === which ? (spoil.answers?.(call, given) ?? null) : null
    },
  }
}

const listed = z.object({ items: z.array(z.unknown()) })

/** The last good token that was seen, for who comes without one. */
export const lastToken = {
  known: '',
  of: (given: string | undefined): string => {
    if (given !== undefined) lastToken.known = given
    return lastToken.known
  },
}

/** A token endpoint that gives the first token again to everybody. */
export function tokenForAll(): Spoil {
  let first: Given | undefined
  return {
    answers: ({ path }, given) => {
      if (path !== '/oauth/token') return null
      first ??= given
      return first
    },
  }
}

/** A list on two pages. `onSecond`: what the second page has, of what it should have. */
export function inTwo(on: RegExp, onSecond: (items: unknown[], reading: number) => unknown[], last?: string): Spoil {
  let reading = 0
  return {
    asks: (call) => (isCall(call, on) ? { ...call, path: call.path.replace(/[?&]cursor=second$/, '') } : null),
    answers: (call, { status: got, headers, body }) => {
      if (!isCall(call, on) || got !== 200) return null
      const data = listed.parse(JSON.parse(body.toString()))
      const half = Math.ceil(data.items.length / 2)
      const isSecond = call.path.endsWith('cursor=second')
      if (isSecond) reading += 1
      const page = isSecond
        ? { items: onSecond(data.items.slice(half), reading), ...(last === undefined ? {} : { nextCursor: last }) }
        : { items: data.items.slice(0, half), nextCursor: 'second' }
      return { status: got, headers, body: Buffer.from(JSON.stringify(page)) }
    },
  }
}
