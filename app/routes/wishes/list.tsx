import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { WishList } from '~/components/wishes/list'
import { RemoveDraft } from '~/components/objections/case-parts'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { lostIn } from '~/routes/frame/lost.server'
import { leadTelling } from '~/routes/frame/tell.server'
import { wishListView } from '~/views/wishes/list'
import { wishesHref } from './address.server'

const read = { action: 'wishes.read', type: 'wish' }
const removeDraft = { action: 'wishDraft.remove', type: 'draft' }
const removal = z.object({ draft: z.string().min(1).max(100) })

export const loader = showPage('wish', read, async (page, args) => {
  const { access, scene, frame, news, sawAtEach } = page
  const { wishes, drafts, notices } = await args.context.services.wishes.list(access, scene)
  const brukareId = access.brukare.id
  const view = wishListView(wishes, drafts, { brukareId, unread: new Set(news.wishes.keys()) }, scene)
  const asked = new URL(args.request.url).searchParams.get('ta-bort')
  const remove = view.drafts.find(({ id }) => id === asked) ?? null
  // It may have been sent or removed since the link was drawn.
  if (asked !== null && remove === null) throw redirect(wishesHref(brukareId), 303)
  return sawAtEach({ access: frame, lost: lostIn(page), view, remove, notices, now: scene.now }, notices)
})

/** Removes a draft. */
export const action = takeForm('wish', removeDraft, async ({ access, did, fields }, args): Promise<never> => {
  const { success, data } = removal.safeParse(Object.fromEntries(fields))
  if (!success) throw notFound()
  const list = wishesHref(access.brukare.id)
  // One that has been removed already is what was wanted, but nothing that was done.
  if (!(await args.context.services.wishes.remove(access, data.draft))) throw redirect(list, 303)
  await did({ id: data.draft })
  throw await leadTelling(args, access.viewer, 'draftRemoved', list)
})

export default function Wishes() {
  const { access, remove, ...page } = useLoaderData<typeof loader>()
  if (remove === null) return <WishList access={access} {...page} />
  return <RemoveDraft of="wishes" access={access} draft={remove} list={`/b/${access.brukare.id}/onskemal`} />
}
