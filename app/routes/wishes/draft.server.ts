import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import type { StepPageData } from '~/components/objections/step-page'
import { notFound, type OpenPage } from '~/routes/frame/open-page.server'
import type { OpenWishDraft } from '~/services/wishes/types'
import type { Scene } from '~/views/frame/scene'
import { draftHref, wishesHref } from './address.server'

/** What is done with a draft, in the access log. */
export const readDraft = { action: 'wishDraft.read', type: 'draft' }

/** The trail of a page of a draft: to the list, and from the check to the form. */
export function trailOf(brukareId: string, draftId: string | null, { t }: Scene): StepPageData['trail'] {
  const list = { href: wishesHref(brukareId), text: t('wishes.title') }
  return draftId === null ? [list] : [list, { href: draftHref(brukareId, draftId), text: t('objections.step.back') }]
}

/** The draft of the address. @throws a 303 to the receipt when it has been sent; what `gone` gives, a 404, when there is no such draft */
export async function openDraft(
  { access }: Pick<OpenPage, 'access'>,
  { params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>,
  gone: () => Promise<Response> | Response = notFound,
): Promise<OpenWishDraft> {
  const { wishDraftId = '' } = params
  const found = await context.services.wishes.draft(access, wishDraftId)
  if (found === null) throw await gone()
  if (found.state === 'submitted') throw redirect(receiptHref(access.brukare.id, found.wishId), 303)
  return found
}

/** The receipt of a wish. */
export const receiptHref = (brukareId: string, wishId: string): string => `${wishesHref(brukareId)}/${wishId}/kvitto`
