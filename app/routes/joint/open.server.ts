import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import type { WeightyAct } from '~/auth/fresh-sign-in.server'
import type { Access } from '~/auth/types'
import type { JointActKind } from '~/domain/joint/act'
import { openedKeys } from '~/domain/news/opened'
import { notFound, showPage, type OpenPage } from '~/routes/frame/open-page.server'

/** Who may see what several do together: one who may object, or decide who may see. What is more is each act's to say. */
export async function requireJoint(args: LoaderFunctionArgs): Promise<Access> {
  const access = await requireAccess(args, null)
  const { scopes } = access
  // The refusal is logged by the guard.
  return scopes.has('object') || scopes.has('access:manage') ? access : requireAccess(args, 'object')
}

/** What opening an act is, in the access log. */
export const readJoint = { action: 'joint.read', type: 'jointAct' }

/** The act of the address; a 404 when there is none. */
export async function findJointAct({ access, scene }: OpenPage, args: LoaderFunctionArgs) {
  const { jointActId: id = '' } = args.params
  const view = await args.context.services.jointActs.get(access, scene, id)
  if (view === null) throw notFound()
  return { id, view }
}

/** To agree weighs as much as to do it. To withdraw asks for no fresh sign-in, so neither does agreeing to that. */
export const weight: Record<JointActKind, WeightyAct | null> = {
  lodgeObjection: 'object',
  withdrawObjection: null,
  giveAccess: 'giveAccess',
  giveFullmakt: 'giveFullmakt',
}

/** The page of one act. */
export const openJointAct = showPage(requireJoint, readJoint, async (page, args) => {
  const { id, view } = await findJointAct(page, args)
  page.opens(openedKeys.act(id))
  const why = page.filledIn?.why
  const fault = why === 'failed' || why === 'gone' || why === 'unknown' ? why : null
  // A no that came when nobody waited for it any more, and why.
  const late = fault === 'gone' ? (page.filledIn?.fields.get('reason') ?? null) : null
  return page.saw({ access: page.frame, view, fault, late, weighs: weight[view.kind] !== null }, { id })
})

/** Where an act of several is. */
export function jointHref({ brukare }: Pick<Access, 'brukare'>, id: string): string {
  return `/b/${brukare.id}/tillsammans/${id}`
}
