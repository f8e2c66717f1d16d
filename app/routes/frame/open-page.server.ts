import type { AppLoadContext } from '@remix-run/node'
import { requireAccess } from '~/auth/guards.server'
import type { Access } from '~/auth/types'
import type { PageAccess } from '~/components/frame/acting-for'
import type { Scope } from '~/domain/access/representation'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Scene } from '~/views/frame/scene'
import type { LoggedAct } from '~/services/access-log/log.server'

type PageArgs = { request: Request; context: AppLoadContext; params: Record<string, string | undefined> }

/** Words, formats and the instant of a page. */
export function sceneOf({ page }: AppLoadContext): Scene {
  return { t: textsFor(page.language), f: formatsFor(page.language), now: page.now, requestId: page.requestId }
}

/**
 * What every page about a brukare begins with: who is it, may they, and a row in the access log.
 * `scope` null: any valid representation.
 * @throws a 303 to sign-in, or a 404 when the representation does not open this.
 */
export async function openPage(
  args: PageArgs,
  scope: Scope | null,
  read: LoggedAct,
): Promise<{ access: Access; scene: Scene; frame: PageAccess }> {
  const access = await requireAccess(args, scope)
  await args.context.services.accessLog.note(access, args.context.page.requestId, read)
  return { access, scene: sceneOf(args.context), frame: frameOf(access) }
}

/** What the frame of a page shows of an access: nothing of the viewer, and no provider's ids. */
export function frameOf({ brukare, role, scopesAnywhere, jointScopes, ...access }: Access): PageAccess {
  const { id, name } = brukare
  const { validTo, jointWith, conflictOfInterest } = access
  const named = { brukare: { id, name }, role, validTo, jointWith, conflictOfInterest }
  return { ...named, scopes: [...scopesAnywhere], jointScopes: [...jointScopes] }
}

/** The answer for what is not there: the same whether it never was, or is another's. */
export function notFound(): Response {
  return new Response(null, { status: 404 })
}
