import { z } from 'zod'
import type { Database } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { CookieName, Cookies } from './cookies.server'

/** How long it waits for its page: longer than any page takes, shorter than anybody is gone. */
const maxAgeSeconds = 120

const kept = z.object({ cookie: z.string(), value: z.unknown(), personId: z.string(), path: z.string() })

const pathOf = (href: string): string => new URL(href, 'http://x').pathname

/**
 * Something that is given once, on the page that one is led to, to one person. It waits sealed in the row of the cookie: nothing of it
 * is in an address, and whoever comes later, or from elsewhere, is given nothing. `cookie`: one for each kind of thing; `schema`: what
 * the thing is.
 */
export function createOnceOnPage<Thing>(
  { signIns, clock }: Pick<Database, 'signIns'> & { clock: Clock },
  cookies: Cookies,
  { cookie, schema }: { cookie: CookieName; schema: z.ZodType<Thing> },
) {
  return {
    /** Keeps it for the page at `href`. Gives the Set-Cookie value. */
    keep: async (value: Thing, personId: string, href: string): Promise<string> => {
      const expiresAt = new Date(clock().getTime() + maxAgeSeconds * 1000)
      const data: z.infer<typeof kept> = { cookie, value, personId, path: pathOf(href) }
      const { token } = await signIns.create({ data, expiresAt })
      return cookies.set(cookie, token, { maxAgeSeconds })
    },
    /** What is for the page at `href` and this person; it is given once. Null: nothing. */
    take: async (cookieHeader: string | null, personId: string, href: string): Promise<Thing | null> => {
      const token = cookies.read(cookieHeader, cookie)
      const row = token === undefined ? null : await signIns.find(token)
      const { data } = kept.safeParse(row?.data)
      if (token === undefined || !row || row.isConsumed || data === undefined) return null
      if (data.cookie !== cookie || data.personId !== personId || data.path !== pathOf(href)) return null
      const { success, data: value } = schema.safeParse(data.value)
      return success && (await signIns.consume(token)) ? value : null
    },
  }
}
