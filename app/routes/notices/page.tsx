import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NoticesPage } from '~/components/notices/page'
import { answerHead, orFaultPage, sceneOf } from '~/routes/frame/open-page.server'
import { safePath } from '~/platform/safe-path'
import { leadTelling } from '~/routes/frame/tell.server'
import { goneWord, noticesPath } from '~/views/notices/address'
import { noticesView } from '~/views/notices/page'
import { openOwn } from './open.server'

/** How one is told outside the portal: where, of whom, how much, when, and what it looks like. */
export async function loader(args: LoaderFunctionArgs) {
  const { user, asker } = await openOwn(args)
  const { context, request } = args
  answerHead(request)
  const { choosing, destinations, origin } = context.services.notices
  const chosen = await orFaultPage({ context }, () => choosing.all(user, asker.language, asker.requestId))
  const view = noticesView(chosen, { channels: destinations.channels, origin }, sceneOf(context))
  return { ...view, isGone: new URL(request.url).searchParams.has(goneWord) }
}

/** One does not want to be told, and is not asked again. */
export async function action(args: ActionFunctionArgs) {
  const { user, asker } = await openOwn(args)
  const fields = new URLSearchParams(await args.request.text())
  await args.context.services.notices.offering.decline(user.personId, asker.language)
  throw await leadTelling(args, user, 'noticesDeclined', safePath(fields.get('till') ?? '', noticesPath))
}

export default function Notices() {
  return <NoticesPage {...useLoaderData<typeof loader>()} />
}
