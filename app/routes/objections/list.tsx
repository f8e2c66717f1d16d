import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireAccess } from '~/auth/guards.server'
import { ObjectionList } from '~/components/objections/list'
import { RemoveDraft } from '~/components/objections/remove-draft'
import { listHeading } from '~/views/objections/list'
import { notFound, openPage } from '~/routes/frame/open-page.server'

const removal = z.object({ draft: z.string().min(1).max(100) })

export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openPage(args, 'object', { action: 'objections.read', type: 'objection' })
  const { objections, jointActs } = args.context.services
  const [view, joint] = await Promise.all([objections.list(access, scene), jointActs.listHref(access)])
  const asked = new URL(args.request.url).searchParams.get('ta-bort')
  const remove = view.drafts.find(({ id }) => id === asked) ?? null
  // It may have been sent or removed since the link was drawn.
  if (asked !== null && remove === null) throw redirect(`/b/${access.brukare.id}/invandningar`, 303)
  return { access: frame, view, remove, joint, heading: listHeading(view, scene), now: scene.now }
}

/** Removes a draft. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireAccess(args, 'object')
  const { success, data } = removal.safeParse(Object.fromEntries(await args.request.formData()))
  if (!success) throw notFound()
  const { accessLog, objectionDrafts } = args.context.services
  await objectionDrafts.remove(access, data.draft)
  const act = { action: 'objectionDraft.remove', type: 'draft', id: data.draft }
  await accessLog.note(access, args.context.page.requestId, act)
  throw redirect(`/b/${access.brukare.id}/invandningar`, 303)
}

export default function Objections() {
  const { access, remove, ...page } = useLoaderData<typeof loader>()
  return remove ? <RemoveDraft access={access} draft={remove} /> : <ObjectionList access={access} {...page} />
}
