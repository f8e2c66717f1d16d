import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { fileResponse } from '~/routes/tables/file-response.server'
import { sceneOf } from '~/routes/frame/open-page.server'

/** Everything that the portal holds about the person who is signed in, as one archive. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  return fileResponse('mina-uppgifter.zip', 'application/zip', await context.services.ownData(user, sceneOf(context)))
}
