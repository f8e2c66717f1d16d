import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '~/database/types'
import type { Clock } from '~/platform/clock'
import { createLimiter } from '~/platform/limiter.server'
import { mostOfAKind, type Cookies, type Labelled } from './cookies.server'
import type { FormOwners } from './form-owners.server'

/** How long what was sent waits for the person to sign in again. */
export const keptHours = 24

/** More than anybody loses by hand in that time; a program that sends without a session has it for nothing. */
const mostKept = 40
/** What the longest form here takes several times over, in characters of JSON. */
const longestForm = 64_000
/** An entry takes about 250 bytes. */
const mostOwners = 20_000

const formSchema = z.object({
  /** The word of whoever wrote it (form-owners.server.ts). */
  owner: z.string(),
  /** Path and query it was sent to. */
  action: z.string().startsWith('/'),
  fields: z.array(z.tuple([z.string(), z.string()])),
})

/** A form that could not be taken when it was sent, and whose it was. */
export type KeptForm = z.infer<typeof formSchema>
/** `id` is which of those that wait in this browser; `keptAt` is when it was sent. */
export type WaitingForm = Pick<KeptForm, 'action' | 'fields'> & { id: string; keptAt: Date }

type Parts = Pick<Database, 'signIns' | 'persons'> & { clock: Clock; owners: FormOwners }
type Waiting = Labelled & { form: KeptForm; keptAt: Date }

/**
 * Keeps forms, sealed, for the person who wrote them, until they have been sent or a day has passed: nothing that was
 * written is lost when a session ends. Each is bound to the browser by a cookie and to the person by who signs in.
 */
export function createKeptForms({ signIns, persons, clock, owners }: Parts, cookies: Cookies) {
  // Who has no session is not counted as a person elsewhere: the word in the form is all there is to count by.
  const limit = createLimiter({ points: mostKept, seconds: keptHours * 60 * 60, keys: mostOwners })

  const read = async ({ label, value }: Labelled) => {
    const row = await signIns.find(value)
    const parsed = formSchema.safeParse(row?.data)
    return row && !row.isConsumed && parsed.success ? { label, value, form: parsed.data, keptAt: row.createdAt } : null
  }
  const readAll = async (cookieHeader: string | null) => {
    const all = await Promise.all(cookies.list(cookieHeader, 'form').map(read))
    return all.filter((one) => one !== null)
  }

  /** Written by an account that has become this one, it is this one's. */
  const ownIn = async (all: Waiting[], personId: string) => {
    const ids = all.length === 0 ? [] : await persons.idsOf(personId)
    return all.filter(({ form }) => ids.some((id) => owners.is(form.owner, id)))
  }

  return {
    /**
     * Gives the Set-Cookie values. The oldest gives way when there are too many in this browser. None, and nothing kept, when
     * it is longer than a form of ours, or one person's are more than anybody writes.
     */
    keep: async (form: KeptForm, cookieHeader: string | null): Promise<string[]> => {
      if (JSON.stringify(form).length > longestForm || limit(form.owner) > 0) return []
      const maxAgeSeconds = keptHours * 60 * 60
      const expiresAt = new Date(clock().getTime() + maxAgeSeconds * 1000)
      const { token } = await signIns.create({ data: form, expiresAt })
      const label = randomBytes(6).toString('base64url')
      const tooMany = cookies.list(cookieHeader, 'form').slice(0, -(mostOfAKind - 1))
      return [
        cookies.set('form', token, { label, maxAgeSeconds }),
        ...tooMany.map((one) => cookies.clear('form', one.label)),
      ]
    },
    /** Those of the person that wait in this browser, the oldest first. Looking at them changes nothing. */
    list: async (cookieHeader: string | null, personId: string): Promise<WaitingForm[]> => {
      const all = await ownIn(await readAll(cookieHeader), personId)
      return all.map(({ label, form, keptAt }) => ({ id: label, keptAt, action: form.action, fields: form.fields }))
    },
    /** One has been sent, or its writer does not want it: it waits no longer. Nothing happens when it is another's. */
    done: async (cookieHeader: string | null, id: string, personId: string): Promise<void> => {
      const named = (await readAll(cookieHeader)).filter(({ label }) => label === id)
      const [one] = await ownIn(named, personId)
      if (one) await signIns.consume(one.value)
    },
    /** True when a form waits in this browser, whoever wrote it. */
    isKept: async (cookieHeader: string | null): Promise<boolean> => (await readAll(cookieHeader)).length > 0,
  }
}
