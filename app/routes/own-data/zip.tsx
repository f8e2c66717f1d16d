import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { fileResponse } from '~/routes/tables/file-response.server'
import { orFaultPage, sceneOf } from '~/routes/frame/open-page.server'

/** Everything that the portal holds about the person who is signed in, as one archive. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  const archive = await orFaultPage({ context }, () => context.services.ownData(user, sceneOf(context)))
  return fileResponse('mina-uppgifter.zip', 'application/zip', archive)
}
