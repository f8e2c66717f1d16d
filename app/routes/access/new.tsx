import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccess } from '~/auth/guards.server'
import { StartAccess } from '~/components/access/start'
import { accessStepHref } from './step.server'
import { notFound, openPage } from '~/routes/frame/open-page.server'

export async function loader(args: LoaderFunctionArgs) {
  const { access, frame } = await openPage(args, 'access:manage', { action: 'access.start', type: 'access' })
  if (access.brukare.protectedIdentity) throw notFound()
  return { access: frame }
}

export async function action(args: ActionFunctionArgs) {
  const access = await requireAccess(args, 'access:manage')
  if (access.brukare.protectedIdentity) throw notFound()
  const { accessDrafts, accessLog } = args.context.services
  const id = await accessDrafts.begin(access)
  await accessLog.note(access, args.context.page.requestId, { action: 'accessDraft.begin', type: 'draft', id })
  throw redirect(accessStepHref(access.brukare.id, id, 'roll'), 303)
}

export default function NewAccess() {
  return <StartAccess {...useLoaderData<typeof loader>()} />
}
