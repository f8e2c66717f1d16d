import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireAccess } from '~/auth/guards.server'
import { parseMonth } from '~/domain/time/time'
import { reportHref } from '~/views/reports/month'
import { notFound, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

const id = z.string().regex(/^[\w.:-]{1,100}$/)
const form = z
  .object({
    ...{ intent: z.enum(['say', 'undo']), provider: id.optional(), rapport: id.optional() },
    // What the page showed of what is reviewed; without it nothing is known to have been seen.
    sett: z.string().catch(''),
  })
  .refine(({ provider, rapport }) => (provider === undefined) === (rapport === undefined))

/** There is no page here; but with one, what is refused looks as any page that is not there. */
export default function Review() {
  return null
}

/** The buttons stand on the pages of the month and of its reports. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireReviewer(args)
  throw redirect(`/b/${access.brukare.id}/tidrapporter/${monthOf(args)}`, 303)
}

/** Says of a report or a month that it is reviewed with nothing to object, or takes it back. */
const review = { action: 'review.submit', type: 'review' }

export const action = takeForm(
  requireReviewer,
  review,
  async ({ access, scene, fields, back: sendBack }, args): Promise<never> => {
    const month = monthOf(args)
    const overview = `/b/${access.brukare.id}/tidrapporter/${month}`
    const { data } = form.safeParse(Object.fromEntries(fields))
    if (data === undefined) throw redirect(overview, 303)
    const { provider: providerId = null, rapport: reportId = null } = data
    const target = { month, providerId, reportId }
    const wanted = data.intent === 'say' ? 'reviewed' : 'undone'
    const became = await args.context.services.reviews.set(access, scene, target, { action: wanted, shown: data.sett })
    if (became === 'missing') throw notFound()
    const back =
      providerId === null || reportId === null ? overview : reportHref(access.brukare.id, providerId, reportId)
    if (became === 'changed') throw await sendBack('changed', { to: back })
    // Only what is done is told; why it could not be stands on the page.
    if (became === 'unchanged') throw redirect(back, 303)
    throw await leadTelling(args, access.viewer, wanted === 'reviewed' ? 'reviewSaid' : 'reviewUndone', back)
  },
)

/** To review is to act: one must be allowed to see the reports, and to object to them. */
async function requireReviewer(args: LoaderFunctionArgs) {
  await requireAccess(args, 'reports:read')
  return requireAccess(args, 'object')
}

function monthOf({ params }: LoaderFunctionArgs): string {
  const month = parseMonth(params.month ?? '')
  if (month === null) throw notFound()
  return month
}
