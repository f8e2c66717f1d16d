import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import type { DoneThing } from '~/auth/told.server'
import type { User } from '~/auth/types'

/**
 * Leads to a page of ours (303) that says at its top, once and to this person, what has been done. Only what is done: what
 * is on its way has a page that tells. When it cannot be kept, the page says nothing of it, and it is done all the same.
 */
export async function leadTelling(
  { context }: Pick<ActionFunctionArgs, 'context'>,
  { personId }: Pick<User, 'personId'>,
  thing: DoneThing,
  href: string,
): Promise<Response> {
  const { logger, signIn } = context.services
  try {
    return redirect(href, { status: 303, headers: { 'set-cookie': await signIn.told.keep(thing, personId, href) } })
  } catch (error) {
    logger.warn({ err: error, requestId: context.page.requestId }, 'what was done could not be told')
    return redirect(href, 303)
  }
}
