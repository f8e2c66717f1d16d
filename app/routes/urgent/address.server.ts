import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Access } from '~/auth/types'
import { parseDate } from '~/domain/time/time'
import { notFound } from '~/routes/frame/open-page.server'

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
