import { z } from 'zod'
import type { Database } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { Cookies } from './cookies.server'

/** How long what was sent waits for the person to sign in again. */
const keptMinutes = 60
/** A form here has a few fields and one text. */
const maxCharacters = 100_000

const formSchema = z.object({
  personId: z.string(),
  /** Path and query it was sent to. */
  action: z.string().startsWith('/'),
  fields: z.array(z.tuple([z.string(), z.string()])),
})

/** A form that was sent when the session had ended, and whose it was. */
export type KeptForm = z.infer<typeof formSchema>

type Parts = Pick<Database, 'signIns' | 'persons'> & { clock: Clock }

/**
 * Keeps a form, sealed, for the person who sent it, and gives it back once: nothing that was written is lost when a
 * session ends. It is bound to the browser by a cookie and to the person by who signs in.
 */
export function createKeptForms({ signIns, persons, clock }: Parts, cookies: Cookies) {
  return {
    /** Gives the Set-Cookie value. */
    keep: async (form: KeptForm): Promise<string> => {
      const expiresAt = new Date(clock().getTime() + keptMinutes * 60_000)
      const { token } = await signIns.create({ data: form, expiresAt })
      return cookies.set('form', token, keptMinutes * 60)
    },
    /** The form, if it is this person's; it is not there a second time. */
    take: async (
      cookieHeader: string | null,
      personId: string,
    ): Promise<{ form: KeptForm | null; setCookie: string }> => {
      const token = cookies.read(cookieHeader, 'form')
      const parsed = formSchema.safeParse(token === undefined ? null : await signIns.consume(token))
      // Written by an account that has become this one, it is this one's.
      const isOwn = parsed.success && (await persons.idsOf(personId)).includes(parsed.data.personId)
      const form = isOwn ? parsed.data : null
      return { form, setCookie: cookies.clear('form') }
    },
    isKept: (cookieHeader: string | null): boolean => cookies.read(cookieHeader, 'form') !== undefined,
  }
}

/** The fields of a sent form as text, or null when it holds a file or is too much to keep. */
export async function readFields(request: Request): Promise<[string, string][] | null> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return null
  const text = await request.clone().text()
  return text.length > maxCharacters ? null : [...new URLSearchParams(text)]
}
