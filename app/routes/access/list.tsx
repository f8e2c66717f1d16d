import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { AccessList } from '~/components/access/list'
import { canGive } from '~/domain/access/giving'
import { toldApart } from '~/views/forms/told-apart'
import { accessListView } from '~/views/access/list'
import { accessStepHref } from './step.server'
import { showPage, takeForm } from '~/routes/frame/open-page.server'
import { lostIn } from '~/routes/frame/lost.server'
import { leadTelling } from '~/routes/frame/tell.server'

const remove = { action: 'accessDraft.remove', type: 'draft' }
const removal = z.object({ draft: z.string().min(1).max(100) })

const read = { action: 'access.list', type: 'access' }

export const loader = showPage('access:manage', read, async (page, args) => {
  const { access, scene, frame, news, saw } = page
  const { accessGiving, accessDrafts, jointActs, legalRepresentatives } = args.context.services
  const { id, name, protectedIdentity } = access.brukare
  const [known, drafts, legal, joint] = await Promise.all([
    accessGiving.list(access, scene.requestId),
    accessDrafts.list(access),
    legalRepresentatives.unseen(access, scene.requestId),
    jointActs.listHref(access),
  ])
  return saw({
    access: frame,
    lost: lostIn(page),
    view: accessListView({ known, unseen: legal.unseen }, `/b/${id}`, { own: access.role === 'brukare', name }, scene),
    ...{ notices: legal.notices, silent: scene.f.list(legal.silent), now: scene.now },
    ...{ protectedIdentity, news: Object.fromEntries(news.access) },
    mayGive: canGive(access),
    joint,
    drafts: toldApart(
      drafts.map((draft) => ({
        id: draft.id,
        about: draft.values.name === '' ? scene.t('access.list.draftNameless') : draft.values.name,
        saved: scene.f.dateTime(draft.updatedAt),
        href: accessStepHref(id, draft.id, 'kontrollera'),
      })),
      'about',
      scene.t,
    ),
  })
})

/** Removes a draft. */
export const action = takeForm('access:manage', remove, async ({ access, did, fields }, args): Promise<never> => {
  const { accessDrafts } = args.context.services
  const sent = removal.safeParse(Object.fromEntries(fields)).data
  const list = `/b/${access.brukare.id}/behoriga`
  if (!sent || !(await accessDrafts.remove(access, sent.draft))) throw redirect(list, 303)
  await did({ id: sent.draft })
  throw await leadTelling(args, access.viewer, 'draftRemoved', list)
})

export default function AccessListPage() {
  return <AccessList {...useLoaderData<typeof loader>()} />
}
