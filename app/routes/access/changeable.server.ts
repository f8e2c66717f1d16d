import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import type { Access } from '~/auth/types'
import { termsOf } from '~/domain/access/giving'
import { openingScopes } from '~/domain/access/representation'
import { detailView } from '~/views/access/detail'
import type { Scene } from '~/views/frame/scene'
import { notFound } from '~/routes/frame/open-page.server'

/**
 * The access of the address, which the viewer may limit or withdraw. `terms`: what it says now, for the form to carry.
 * @throws 404 when there is none that is the viewer's to see; a 303 to its page, which says why, when it has ended or is
 * not to be changed here
 */
export async function findChangeable(
  { params, context }: LoaderFunctionArgs,
  access: Access,
  scene: Scene,
  may: 'mayLimit' | 'mayWithdraw',
) {
  const found = await context.services.accessGiving.find(access, params.representationId ?? '', scene.requestId)
  const view = found && detailView(found, `/b/${access.brukare.id}`, scene)
  if (found === null || view === null) throw notFound()
  if (!view[may]) throw redirect(view.href, 303)
  const scopes = openingScopes.filter((scope) => found.scopes.includes(scope))
  const shown = { ...found, scopes }
  return { found: shown, view, terms: termsOf(shown) }
}
