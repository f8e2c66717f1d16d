import { z } from 'zod'
import type { Database } from '~/database/types'
import type { Clock } from '~/platform/clock'
import type { Cookies } from './cookies.server'
import { createOnceOnPage } from './once-on-page.server'

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
  'noticesSaved',
  'noticesLimited',
  'noticesDeclined',
  'noticeAddressConfirmed',
  'noticeAddressRemoved',
  'noticeCodeSent',
  'noticeTestSent',
  'calendarRemoved',
  'calendarNamesAllowed',
  'calendarNamesDenied',
] as const
export type DoneThing = (typeof doneThings)[number]

/**
 * What was done is said once, on the page that one is led to, to the one who did it. It is kept on the server: an address
 * that says it would say it again when it is opened again, and to whoever it is sent to.
 */
export function createTold(parts: Pick<Database, 'signIns'> & { clock: Clock }, cookies: Cookies) {
  return createOnceOnPage(parts, cookies, { cookie: 'done', schema: z.enum(doneThings) })
}
