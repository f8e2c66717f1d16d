import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Access } from '~/auth/types'
import type { UnreadProps } from '~/components/urgent/unread-shift'
import { parseDate } from '~/domain/time/time'
import { notFound, type OpenPage } from '~/routes/frame/open-page.server'
import type { ShiftKey, UnreadShift } from '~/services/urgent/urgent.server'

/** The shift that an address names. Throws a 404 for what is no day. */
export function shiftOf({ params }: Pick<LoaderFunctionArgs, 'params'>): {
  providerId: string
  date: string
  shiftId: string
} {
  const { providerId = '', shiftId = '' } = params
  const date = parseDate(params.date ?? '')
  if (date === null) throw notFound()
  return { providerId, date, shiftId }
}

/** Where the receipt of an urgent objection is. */
export function receiptHref({ brukare }: Access, objectionId: string): string {
  return `/b/${brukare.id}/ingen-har-kommit/${objectionId}`
}

/** What a page about a shift shows; or, when the shift could not be read, what it says instead. */
export type ShownOrUnread<T> = { unread: UnreadProps; shown: null } | { unread: null; shown: T }

/**
 * The page of a shift that could not be read: that it is not known, whom to ring, and of what was pressed meanwhile that it is not
 * sent. It is never told that there is no such shift.
 */
export function showUnread(
  { frame, scene, filledIn, sawNothing }: OpenPage,
  { providerId, date }: ShiftKey,
  { call, notices }: UnreadShift,
) {
  const isNotSent = filledIn?.why === 'failed'
  const unread = { access: frame, title: scene.t('schedule.shift.unknown', { date: scene.f.date(date) }) }
  return sawNothing({ unread: { ...unread, call, notices, isNotSent, now: scene.now }, shown: null }, providerId)
}
