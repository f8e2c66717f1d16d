import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import type { Access } from '~/auth/types'
import { frameOf, notFound, sceneOf } from '~/routes/frame/open-page.server'

/** Who may see what several do together: one who may object, or decide who may see. What is more is each act's to say. */
export async function requireJoint(args: LoaderFunctionArgs): Promise<Access> {
  const access = await requireAccess(args, null)
  const { scopes } = access
  // The refusal is logged by the guard.
  return scopes.has('object') || scopes.has('access:manage') ? access : requireAccess(args, 'object')
}

/** What a page about it begins with. */
export async function openJoint(args: LoaderFunctionArgs, read: { action: string }) {
  const access = await requireJoint(args)
  const { services, page } = args.context
  await services.accessLog.note(access, page.requestId, { ...read, type: 'jointAct', id: args.params.jointActId })
  return { access, scene: sceneOf(args.context), frame: frameOf(access) }
}

/** The page of one act. */
export async function openJointAct(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openJoint(args, { action: 'joint.read' })
  const view = await args.context.services.jointActs.get(access, scene, args.params.jointActId ?? '')
  if (view === null) throw notFound()
  return { access: frame, view }
}

/** Where an act of several is. */
export function jointHref({ brukare }: Pick<Access, 'brukare'>, id: string): string {
  return `/b/${brukare.id}/tillsammans/${id}`
}
