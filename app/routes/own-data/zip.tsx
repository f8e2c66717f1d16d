import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFreshSignIn } from '~/auth/fresh-sign-in.server'
import { requireUser } from '~/auth/guards.server'
import { openDownload } from '~/routes/tables/file-response.server'
import { answerHead, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'

/** Everything that the portal holds about the person who is signed in, as one archive, to one who has just shown who it is. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args
  const user = await requireUser(args)
  // A file cannot be what a sign-in leads to: its page asks for it then.
  const page = '/mina-uppgifter'
  await requireFreshSignIn(args, user, { act: 'takeOwnData', fields: new URLSearchParams(), page, action: page })
  answerHead(args.request)
  const download = await openDownload(args)
  const own = await orFaultPage({ context }, () => context.services.ownData(user, sceneOf(context)))
  return download.file({ what: 'mina-uppgifter' }, own.whose, 'zip', own.content)
}
