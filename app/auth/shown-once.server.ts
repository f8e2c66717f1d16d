import { z } from 'zod'
import type { Database } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { Cookies } from './cookies.server'
import { createOnceOnPage } from './once-on-page.server'

/** A secret that is shown once, on the page that one is led to, to the one who had it made. */
export function createShownOnce(parts: Pick<Database, 'signIns'> & { clock: Clock }, cookies: Cookies) {
  return createOnceOnPage(parts, cookies, { cookie: 'shown', schema: z.string() })
}
