import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Access } from '~/auth/types'
import { detailView } from '~/views/access/list'
import type { Scene } from '~/views/frame/scene'
import { notFound } from '~/routes/frame/open-page.server'

/**
 * The access of the address, when the viewer may limit or withdraw it.
 * @throws 404 when there is none, or when it is not theirs to change
 */
export async function findChangeable({ params, context }: LoaderFunctionArgs, access: Access, scene: Scene) {
  const found = await context.services.accessGiving.find(access, params.representationId ?? '', scene.requestId)
  const view = found && detailView(found, `/b/${access.brukare.id}`, scene)
  if (found === null || view?.mayChange !== true) throw notFound()
  return { found, view }
}
