import { z } from 'zod'
import { parseDate } from '~/domain/time/time'
import { wishKinds } from '~/domain/wishes/wish'
import { notFound } from '~/routes/frame/open-page.server'

const id = z.string().regex(/^[\w.:-]{1,100}$/)
const day = z.string().transform((text, context) => {
  const date = parseDate(text)
  if (date === null) context.addIssue({ code: 'custom', message: 'is no day' })
  return date ?? ''
})
const section = z.coerce.number().int().min(0).max(39)

/** What the address asks for; the names of the query are Swedish, as all addresses are. */
const query = z.object({
  typ: z.enum(wishKinds).optional(),
  provider: id.optional(),
  pass: id.optional(),
  dag: day.optional(),
  plan: id.optional(),
  del: section.optional(),
})
export type Asked = z.infer<typeof query>

/** What is asked for. @throws 404 for what is no question */
export function readQuery(request: Request): Asked {
  const { success, data } = query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!success) throw notFound()
  return data
}

/** Which shift was chosen, as `shiftValue` wrote it; null: none. */
export function chosenShift(value: string | null): { date: string; shiftId: string } | null {
  const [, date = '', shiftId = ''] = /^(\d{4}-\d{2}-\d{2})_(.+)$/.exec(value ?? '') ?? []
  return day.safeParse(date).success && id.safeParse(shiftId).success ? { date, shiftId } : null
}

/** A shift as the value of a choice, which makes an id of its field: without blanks. */
export function shiftValue({ date, id: shiftId }: { date: string; id: string }): string {
  return `${date}_${shiftId}`
}

/** The whole plan, as the value of a choice. */
export const wholePlan = 'hela'

/** Which part of the plan was chosen: its place, null for the whole; undefined: none. */
export function chosenSection(value: string | null): number | null | undefined {
  if (value === wholePlan) return null
  if (value === null || value === '') return undefined
  return section.safeParse(value).data
}

/** The list of wishes of a brukare. */
export const wishesHref = (brukareId: string): string => `/b/${brukareId}/onskemal`

/** The form of a draft. */
export const draftHref = (brukareId: string, draftId: string): string => `${wishesHref(brukareId)}/utkast/${draftId}`
