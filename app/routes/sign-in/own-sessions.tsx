import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireUser } from '~/auth/guards.server'
import { OwnSessionsPage } from '~/components/sign-in/own-sessions-page'
import { isReading } from '~/domain/news/reading'
import { leadTelling } from '~/routes/frame/tell.server'

const form = z.union([
  z.object({ intent: z.literal('others') }),
  z.object({ intent: z.literal('one'), session: z.string().min(1).max(100) }),
])

/** Where one is signed in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  const { ownSessions } = context.services
  const sessions = await ownSessions.list(user)
  // What is fetched and not read has not been seen.
  const newDevices = await (isReading(request) ? ownSessions.takeNewDevices(user) : ownSessions.newDevices(user))
  return { sessions, newDevices }
}

/** Ends one of the others, or all of them. One that has ended already is no fault: it is what was wanted. */
export async function action({ request, context }: ActionFunctionArgs) {
  const user = await requireUser({ request, context })
  const { data } = form.safeParse(Object.fromEntries(await request.formData()))
  if (data === undefined) throw redirect('/mina-inloggningar', 303)
  const { ownSessions } = context.services
  if (data.intent === 'one') await ownSessions.endOne(user, data.session, context.page.requestId)
  else await ownSessions.endOthers(user, context.page.requestId)
  throw await leadTelling({ context }, user, 'signedOutElsewhere', '/mina-inloggningar')
}

export default function OwnSessions() {
  return <OwnSessionsPage {...useLoaderData<typeof loader>()} />
}
