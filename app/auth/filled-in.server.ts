import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '~/database/types'
import { ownFields } from '~/domain/sign-in/form-fields'
import type { Clock } from '~/platform/clock'
import { createLimiter } from '~/platform/limiter.server'
import { mostOfAKind, type Cookies } from './cookies.server'
import type { FormOwners } from './form-owners.server'
import { keptHours } from './kept-form.server'

/** In the address of a page: which of what was filled in it is drawn with. It says nothing of what was typed. */
const parameter = 'ifyllt'

/** More than anybody fills in by hand in an hour; each is kept for a day. */
const mostAnHour = 300
/** An entry takes about 250 bytes. */
const mostOwners = 20_000

/**
 * Why a page is drawn with what was filled in. `faults`: something in it is wrong, and the rules of the form say what;
 * `language`: nothing is wrong, the language was changed; `confirmed`: it was taken, and the page goes on from there. The last three:
 * what was pressed waited for a fresh sign-in and was not carried out. The others are what the page itself says in words.
 */
const pageWhys = ['faults', 'language', 'conflict', 'changed', 'gone', 'failed', 'unknown', 'tooLate'] as const
const notDoneWhys = ['unconfirmed', 'anotherPerson', 'interrupted'] as const
const whys = [...pageWhys, 'confirmed', ...notDoneWhys] as const
export type NotDone = (typeof notDoneWhys)[number]
export type Why = (typeof whys)[number]

/** Why what was pressed is not done; null: nothing that weighs was pressed, or it is another matter. */
export function notDone({ why }: Pick<FilledIn, 'why'>): NotDone | null {
  return notDoneWhys.find((one) => one === why) ?? null
}

/** What is wrong in a field; `fault` is a word of the form's own. */
const faultSchema = z.object({ field: z.string(), fault: z.string() })
type Fault = z.infer<typeof faultSchema>

/** What was pressed and is carried out when a fresh sign-in has come: by whose session, where it is sent, and until when. */
const pressSchema = z.object({ sessionId: z.string(), action: z.string().startsWith('/'), until: z.coerce.date() })

const filledInSchema = z.object({
  /** The word of whoever the form was drawn for (form-owners.server.ts); null: a form that is open to all. */
  owner: z.string().nullable(),
  /** The path of the page that is drawn with it. */
  path: z.string().startsWith('/'),
  fields: z.array(z.tuple([z.string(), z.string()])),
  why: z.enum(whys),
  faults: z.array(faultSchema),
  press: pressSchema.nullable().default(null),
  asDrawn: z.boolean().default(false),
})
type Kept = z.infer<typeof filledInSchema>

/**
 * What was filled in in a form that did not lead on, as it was typed. `asDrawn`: its language was changed and nothing else, so the
 * form is the one that was drawn then.
 */
export type FilledIn = { fields: URLSearchParams; why: Why; faults: readonly Fault[]; asDrawn?: boolean }

/** A form that is sent for its writer: where to, and its fields. */
export type Press = { action: string; fields: [string, string][] }

export type FilledInService = ReturnType<typeof createFilledIn>

type Parts = Pick<Database, 'signIns'> & { clock: Clock; owners: FormOwners }

/**
 * Keeps what was filled in in a form that could not be taken, or whose page changes language, sealed, for the page that is
 * drawn with it: bound to the browser by a cookie of its own, and to whoever it was drawn for. It lasts as long as a form
 * that waits, so that the page can be loaded again and come back to.
 */
export function createFilledIn({ signIns, clock, owners }: Parts, cookies: Cookies) {
  const limit = createLimiter({ points: mostAnHour, seconds: 60 * 60, keys: mostOwners })

  const read = async (cookieHeader: string | null, label: string) => {
    const token = cookies.read(cookieHeader, 'filledIn', label)
    const row = token === undefined ? null : await signIns.find(token)
    const { data: kept } = filledInSchema.safeParse(row?.data)
    // Used up: what was pressed has been sent, and the page says nothing of it.
    if (token === undefined || row === null || row.isConsumed || kept === undefined) return null
    const isOf = (personId: string | null) =>
      kept.owner === null || (personId !== null && owners.is(kept.owner, personId))
    return { token, kept, isOf }
  }

  return {
    /**
     * Gives the word for the address, and the Set-Cookie values. The oldest in this browser gives way. `by`: who is counted
     * when the form does not say whose it is.
     * @throws Response 429 when there are more than anybody fills in
     */
    keep: async (kept: Kept, by: string, cookieHeader: string | null) => {
      const waitSeconds = limit(kept.owner ?? by)
      if (waitSeconds > 0) throw new Response(null, { status: 429, headers: { 'retry-after': String(waitSeconds) } })
      const maxAgeSeconds = keptHours * 60 * 60
      const expiresAt = new Date(clock().getTime() + maxAgeSeconds * 1000)
      const { token } = await signIns.create({ data: kept, expiresAt })
      const label = randomBytes(6).toString('base64url')
      const tooMany = cookies.list(cookieHeader, 'filledIn').slice(0, -(mostOfAKind - 1))
      const setCookies = [
        cookies.set('filledIn', token, { label, maxAgeSeconds }),
        ...tooMany.map((one) => cookies.clear('filledIn', one.label)),
      ]
      return { label, setCookies }
    },
    /** What a page is to be drawn with; null when it is another's or another page's, or its time is over. */
    find: async (
      cookieHeader: string | null,
      asked: { label: string; path: string; personId: string | null },
    ): Promise<FilledIn | null> => {
      const found = await read(cookieHeader, asked.label)
      if (found === null || found.kept.path !== asked.path || !found.isOf(asked.personId)) return null
      const { fields, why, faults, asDrawn } = found.kept
      return { fields: new URLSearchParams(fields), why, faults, ...(asDrawn && { asDrawn }) }
    },
    /**
     * What was pressed before the fresh sign-in that leads to `till`, to be sent now. Null: nothing was, it was somebody
     * else's or of another session, or its time is over. Each is given once.
     */
    takePress: async (
      cookieHeader: string | null,
      till: string,
      by: { personId: string; sessionId: string },
    ): Promise<Press | null> => {
      const { label, path } = labelIn(till)
      const found = label === null ? null : await read(cookieHeader, label)
      const press = found?.kept.press ?? null
      if (found === null || press === null || found.kept.path !== path || !found.isOf(by.personId)) return null
      if (press.sessionId !== by.sessionId || press.until <= clock()) return null
      if (!(await signIns.consume(found.token))) return null
      return { action: press.action, fields: [...found.kept.fields, [ownFields.owner, owners.of(by.personId)]] }
    },
    /** Why the page at `till` was drawn with what was filled in, for the same in another language: what was wrong still is. */
    whyAt: async (cookieHeader: string | null, till: string): Promise<Pick<FilledIn, 'why' | 'faults'> | null> => {
      const { label, path } = labelIn(till)
      const found = label === null ? null : await read(cookieHeader, label)
      return found === null || found.kept.path !== path || found.kept.why === 'confirmed' ? null : found.kept
    },
    /** The same that was filled in, for the page at `till`, with another reason. Null: there is no such thing. */
    again: async (cookieHeader: string | null, till: string, why: Why): Promise<SentBack | null> => {
      const { label, path } = labelIn(till)
      const found = label === null ? null : await read(cookieHeader, label)
      if (found === null || found.kept.path !== path) return null
      const owner: [string, string][] = found.kept.owner === null ? [] : [[ownFields.owner, found.kept.owner]]
      return { fields: new URLSearchParams([...found.kept.fields, ...owner]), why, to: bareAddress(till) }
    },
  }
}

type Arguments = {
  request: Pick<Request, 'url' | 'headers'>
  context: {
    services: { signIn: { filledIn: Pick<FilledInService, 'keep' | 'find'>; owners: Pick<FormOwners, 'isOurs'> } }
    page: { ip: string }
  }
}

/** `to`: the page, when it is not at the address that the form was sent to. `press`: it waits for a fresh sign-in. */
export type SentBack = {
  fields: URLSearchParams
  why: Why
  faults?: readonly Fault[]
  to?: string
  asDrawn?: boolean
  press?: z.infer<typeof pressSchema>
}

/**
 * The answer to a form that did not lead on: a 303 to its page, which is drawn with what was filled in and says why. So
 * the page is one that is asked for and not the answer to a form: it can be loaded again, and come back to, without the
 * browser asking whether to send anything (docs/adr/0030). Return or throw it.
 * @throws Response 429 when there are more than anybody fills in
 */
export async function sendBack(
  { request, context }: Arguments,
  { fields, why, faults = [], to = request.url, asDrawn = false, press }: SentBack,
): Promise<Response> {
  const { filledIn, owners } = context.services.signIn
  const page = new URL(to, request.url)
  const word = fields.get(ownFields.owner)
  const kept: Kept = {
    owner: word !== null && owners.isOurs(word) ? word : null,
    path: page.pathname,
    // What waits is sent as it came, and then waits nowhere else.
    fields: [...fields].filter(
      ([name]) => name !== ownFields.owner && (press !== undefined || name !== ownFields.kept),
    ),
    ...{ why, faults: [...faults], press: press ?? null, asDrawn },
  }
  const { label, setCookies } = await filledIn.keep(kept, context.page.ip, request.headers.get('cookie'))
  page.searchParams.set(parameter, label)
  const cookies = setCookies.map((cookie): [string, string] => ['set-cookie', cookie])
  return new Response(null, { status: 303, headers: [['location', page.pathname + page.search], ...cookies] })
}

/** What the page of a request is to be drawn with, when a form sent one back to it; else null. `personId`: who is signed in. */
export async function findFilledIn(
  { request, context }: Arguments,
  { personId }: { personId: string | null },
): Promise<FilledIn | null> {
  const { pathname: path, searchParams } = new URL(request.url)
  const label = searchParams.get(parameter)
  if (label === null) return null
  return context.services.signIn.filledIn.find(request.headers.get('cookie'), { label, path, personId })
}

/** Which of what was filled in an address of ours is drawn with, and its path. */
function labelIn(address: string): { label: string | null; path: string } {
  const { pathname, searchParams } = new URL(address, 'http://x')
  return { label: searchParams.get(parameter), path: pathname }
}

/** The address without which of what was filled in it is drawn with. */
export function bareAddress(address: string): string {
  const url = new URL(address, 'http://x')
  url.searchParams.delete(parameter)
  return url.pathname + url.search
}

/** True when an answer leads back to the form's own page: nothing has been taken. */
export function leadsBack(location: string | null): boolean {
  return location !== null && new RegExp(`[?&]${parameter}=`).test(location)
}
