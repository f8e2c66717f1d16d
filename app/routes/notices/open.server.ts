import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { findFilledIn, sendBack, type FilledIn } from '~/auth/filled-in.server'
import { requireUser } from '~/auth/guards.server'
import type { User } from '~/auth/types'
import type { Asker, Destinations } from '~/services/notices/destinations.server'

type Found = NonNullable<Awaited<ReturnType<Destinations['find']>>>

/** Who changes what is their own, and in which language they read. */
export async function openOwn(args: LoaderFunctionArgs): Promise<{ user: User; asker: Asker }> {
  const user = await requireUser(args)
  const { language, requestId } = args.context.page
  return { user, asker: { personId: user.personId, language, requestId } }
}

/** The destination of an address of ours; null when it is none of the person's, or is so no more. */
export async function openDestination(
  args: LoaderFunctionArgs,
): Promise<{ user: User; asker: Asker; one: Found | null }> {
  const { user, asker } = await openOwn(args)
  const id = args.params.destinationId ?? ''
  const one = id.length > 40 ? null : await args.context.services.notices.destinations.find(user.personId, id)
  return { user, asker, one }
}

/** What was sent back to the page, when something was. */
export const sentTo = (args: LoaderFunctionArgs, { personId }: User): Promise<FilledIn | null> =>
  findFilledIn(args, { personId })

/** The answer to what could not be done: the page, which says why. `field`: where it stands. */
export function backTo(
  args: ActionFunctionArgs,
  fields: URLSearchParams,
  { field, fault, to }: { field: string; fault: string; to?: string },
): Promise<Response> {
  return sendBack(args, { fields, why: 'faults', faults: [{ field, fault }], ...(to === undefined ? {} : { to }) })
}
