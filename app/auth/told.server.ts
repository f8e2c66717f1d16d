import { z } from 'zod'
import type { Database } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { Cookies } from './cookies.server'

/** What a page can say, at its top, that was done just before: `frame.done.*` has the words. */
export const doneThings = [
  'noteSaved',
  'noteRemoved',
  'draftSaved',
  'draftRemoved',
  'reviewSaid',
  'reviewUndone',
  'replySaved',
  'arrivalSaid',
  'fullmaktGiven',
  'fullmaktWithdrawn',
  'accessChanged',
  'invitationAccepted',
  'signedOutElsewhere',
] as const
export type DoneThing = (typeof doneThings)[number]

/** How long it waits for its page: longer than any page takes, shorter than anybody is gone. */
const maxAgeSeconds = 120

const told = z.object({ told: z.enum(doneThings), personId: z.string(), path: z.string() })

/**
 * What was done is said once, on the page that one is led to, to the one who did it. It is kept on the server: an address
 * that says it would say it again when it is opened again, and to whoever it is sent to.
 */
export function createTold({ signIns, clock }: Pick<Database, 'signIns'> & { clock: Clock }, cookies: Cookies) {
  return {
    /** Keeps what is to be said on the page at `href`. Gives the Set-Cookie value. */
    keep: async (thing: DoneThing, personId: string, href: string): Promise<string> => {
      const expiresAt = new Date(clock().getTime() + maxAgeSeconds * 1000)
      const data: z.infer<typeof told> = { told: thing, personId, path: pathOf(href) }
      const { token } = await signIns.create({ data, expiresAt })
      return cookies.set('done', token, { maxAgeSeconds })
    },
    /** What is to be said on the page at `href`, to this person; it is said once. Null: nothing. */
    take: async (cookieHeader: string | null, personId: string, href: string): Promise<DoneThing | null> => {
      const token = cookies.read(cookieHeader, 'done')
      const row = token === undefined ? null : await signIns.find(token)
      const { data } = told.safeParse(row?.data)
      if (token === undefined || !row || row.isConsumed || data === undefined) return null
      if (data.personId !== personId || data.path !== pathOf(href)) return null
      return (await signIns.consume(token)) ? data.told : null
    },
  }
}

const pathOf = (href: string): string => new URL(href, 'http://x').pathname
