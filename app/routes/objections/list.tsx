import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ObjectionList } from '~/components/objections/list'
import { RemoveDraft } from '~/components/objections/case-parts'
import { listHeading } from '~/views/objections/list'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { lostIn } from '~/routes/frame/lost.server'
import { leadTelling } from '~/routes/frame/tell.server'

const removeDraft = { action: 'objectionDraft.remove', type: 'draft' }
const removal = z.object({ draft: z.string().min(1).max(100) })

const read = { action: 'objections.read', type: 'objection' }

export const loader = showPage('object', read, async (page, args) => {
  const { access, scene, frame, news, sawAtEach } = page
  const { objections, jointActs } = args.context.services
  const [view, joint] = await Promise.all([objections.list(access, scene), jointActs.listHref(access)])
  const asked = new URL(args.request.url).searchParams.get('ta-bort')
  const remove = view.drafts.find(({ id }) => id === asked) ?? null
  // It may have been sent or removed since the link was drawn.
  if (asked !== null && remove === null) throw redirect(`/b/${access.brukare.id}/invandningar`, 303)
  return sawAtEach(
    {
      access: frame,
      lost: lostIn(page),
      view,
      remove,
      joint,
      answers: Object.fromEntries(news.answers),
      heading: listHeading(view, scene),
      now: scene.now,
    },
    view.notices,
  )
})

/** Removes a draft. */
export const action = takeForm('object', removeDraft, async ({ access, did, fields }, args): Promise<never> => {
  const { success, data } = removal.safeParse(Object.fromEntries(fields))
  if (!success) throw notFound()
  const list = `/b/${access.brukare.id}/invandningar`
  // One that has been removed already is what was wanted, but nothing that was done.
  if (!(await args.context.services.objectionDrafts.remove(access, data.draft))) throw redirect(list, 303)
  await did({ id: data.draft })
  throw await leadTelling(args, access.viewer, 'draftRemoved', list)
})

export default function Objections() {
  const { access, remove, ...page } = useLoaderData<typeof loader>()
  if (remove === null) return <ObjectionList access={access} {...page} />
  const { about: title, ...draft } = remove
  const list = `/b/${access.brukare.id}/invandningar`
  return <RemoveDraft of="objections" access={access} draft={{ title, ...draft }} list={list} />
}
