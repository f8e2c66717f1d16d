import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireAccess } from '~/auth/guards.server'
import { AccessList } from '~/components/access/list'
import { accessListView } from '~/views/access/list'
import { accessStepHref } from './step.server'
import { openPage } from '~/routes/frame/open-page.server'

const removal = z.object({ draft: z.string().min(1).max(100) })

export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openPage(args, 'access:manage', { action: 'access.list', type: 'access' })
  const { accessGiving, accessDrafts, jointActs, legalRepresentatives } = args.context.services
  const { id, name, protectedIdentity } = access.brukare
  const [known, drafts, legal, joint] = await Promise.all([
    accessGiving.list(access),
    accessDrafts.list(access),
    legalRepresentatives.unseen(access, scene.requestId),
    jointActs.listHref(access),
  ])
  return {
    access: frame,
    view: accessListView({ known, unseen: legal.unseen }, `/b/${id}`, { own: access.role === 'brukare', name }, scene),
    ...{ notices: legal.notices, silent: scene.f.list(legal.silent), now: scene.now },
    protectedIdentity,
    joint,
    drafts: drafts.map((draft) => ({
      id: draft.id,
      name: draft.values.name,
      saved: scene.f.dateTime(draft.updatedAt),
      href: accessStepHref(id, draft.id, 'kontrollera'),
    })),
  }
}

/** Removes a draft. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireAccess(args, 'access:manage')
  const { accessDrafts, accessLog } = args.context.services
  const sent = removal.safeParse(Object.fromEntries(await args.request.formData())).data
  if (sent && (await accessDrafts.remove(access, sent.draft))) {
    const act = { action: 'accessDraft.remove', type: 'draft', id: sent.draft }
    await accessLog.note(access, args.context.page.requestId, act)
  }
  throw redirect(`/b/${access.brukare.id}/behoriga`, 303)
}

export default function AccessListPage() {
  return <AccessList {...useLoaderData<typeof loader>()} />
}
