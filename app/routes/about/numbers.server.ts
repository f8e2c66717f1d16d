import type { LoaderFunctionArgs } from '@remix-run/node'
import { findUser } from '~/auth/guards.server'
import { answerHead, sceneOf } from '~/routes/frame/open-page.server'
import { isFault } from '~/platform/errors.server'
import type { CallView } from '~/views/urgent/call'

/** Whom to ring, on pages that anyone may see. `several`: for someone who acts for more than one, whose numbers differ. */
type NumbersShown = { is: 'none' } | { is: 'several' } | { is: 'one'; calls: CallView[] }

/**
 * The numbers of the providers of the one brukare that the viewer acts for, when there is a viewer who is signed in; the access log
 * says that they were seen. A fault, of the provider or of the portal's own database, takes no
 * page away that helps without them.
 */
export async function readNumbers({ request, context }: LoaderFunctionArgs): Promise<NumbersShown> {
  const { services, page } = context
  try {
    const user = await findUser({ request, context })
    if (user === null) return { is: 'none' }
    answerHead(request)
    const { subjects } = await services.access.subjectsFor(user, page.requestId)
    const [access] = subjects
    if (access === undefined) return { is: 'none' }
    if (subjects.length > 1) return { is: 'several' }
    const calls = await services.callsOf(access, sceneOf(context))
    await services.accessLog.note(access, page.requestId, { action: 'numbers.read', type: 'brukare' })
    return { is: 'one', calls }
  } catch (error) {
    if (error instanceof Response) throw error
    const code = isFault(error) ? error.code : 'portal'
    services.logger.warn({ code, requestId: page.requestId }, 'the numbers could not be shown')
    return { is: 'none' }
  }
}
