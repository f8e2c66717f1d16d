import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRecentSignIn, requireUser } from '~/auth/guards.server'
import { openDownload } from '~/routes/tables/file-response.server'
import { answerHead, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'

/** Everything that the portal holds about the person who is signed in, as one archive, to one who has just shown who it is. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args
  const user = await requireUser(args)
  requireRecentSignIn(user, args, '/mina-uppgifter', 'takeOwnData')
  answerHead(args.request)
  const download = await openDownload(args)
  const own = await orFaultPage({ context }, () => context.services.ownData(user, sceneOf(context)))
  return download.file({ what: 'mina-uppgifter' }, own.whose, 'zip', own.content)
}
