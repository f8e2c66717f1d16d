import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { WishCase } from '~/components/wishes/case'
import { openedKeys } from '~/domain/news/opened'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { wishCaseView } from '~/views/wishes/case'
import { draftHref, wishesHref } from './address.server'

const read = { action: 'wish.read', type: 'wish' }
const begin = { action: 'wishDraft.begin', type: 'draft' }

export const loader = showPage('wish', read, async ({ access, scene, frame, saw, opens }, args) => {
  const { wishId = '' } = args.params
  const found = await args.context.services.wishes.case(access, scene, wishId)
  if (found === null) throw notFound()
  opens(openedKeys.wish(wishId))
  const { wish, mayWithdraw, mayResend, call, notices, log } = found
  const view = wishCaseView(wish, access.brukare.name, scene)
  return saw({ access: frame, view, mayWithdraw, mayResend, call, notices, now: scene.now }, log)
})

/** Begins to write again what the provider refused. */
export const action = takeForm('wish', begin, async ({ access, did }, args): Promise<never> => {
  const { wishId = '' } = args.params
  const brukareId = access.brukare.id
  const begun = await args.context.services.wishes.beginAgain(access, wishId)
  if (begun === null) throw notFound()
  const { draftId } = begun
  if (draftId === null) throw redirect(`${wishesHref(brukareId)}/${wishId}`, 303)
  await did({ id: draftId })
  throw redirect(draftHref(brukareId, draftId), 303)
})

export default function WishCasePage() {
  return <WishCase {...useLoaderData<typeof loader>()} />
}
