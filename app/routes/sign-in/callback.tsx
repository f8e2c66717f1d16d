import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { cookiesAfter } from '~/auth/cookies.server'
import { leadsBack } from '~/auth/filled-in.server'
import { carryOut, notByAnother } from '~/auth/fresh-sign-in.server'
import { SignInFault } from '~/components/sign-in/sign-in-fault'
import { onlyBroker } from '~/platform/brokers-config.server'
import { statusOf } from '~/platform/errors.server'

/**
 * The broker's answer: a session, or a calm page that says why not and leads back to where one was. What was pressed before
 * a fresh sign-in is carried out here, so that one comes to what came of it; what was not confirmed is shown as it was, and
 * says so.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { signIn, logger } = context.services
  const { requestId } = context.page
  const cookieHeader = request.headers.get('cookie')
  const done = await signIn.complete({
    broker: params.broker ?? onlyBroker,
    query: new URL(request.url).searchParams,
    cookieHeader,
    userAgent: request.headers.get('user-agent'),
    requestId,
  })
  if (done.state === 'refused') {
    const { fault, again, till, isSignedIn } = done
    logger.warn({ code: fault.code, reason: fault.message, requestId }, 'sign-in refused')
    const wasPressed = isSignedIn && leadsBack(till)
    if (wasPressed && fault.code === 'sign-in-cancelled') return redirect(till, 303)
    const told = wasPressed && fault.code === 'another-person' ? await notByAnother({ request, context }, till) : null
    if (told !== null) return told
    const shown = { code: fault.code, kind: fault.kind, reference: requestId, again, till, isSignedIn }
    return data(shown, { status: statusOf(fault.kind) })
  }
  if (done.state === 'alreadySignedIn') return redirect(await whereTo(done.till), 303)
  const { user, till, confirms, setCookies } = done
  const headers = new Headers(setCookies.map((cookie): [string, string] => ['set-cookie', cookie]))
  const by = confirms === null ? null : { personId: user.personId, sessionId: confirms }
  const carried = await carryOut({ request, context }, { till, by, cookies: cookiesAfter(cookieHeader, setCookies) })
  for (const cookie of carried?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie)
  const target = carried?.headers.get('location') ?? (await whereTo(till))
  return redirect(await context.services.newNumber.pageFor(user, target), { status: 303, headers })

  /** What could not be taken when it was sent is waiting on the sign-in page. */
  async function whereTo(place: string): Promise<string> {
    const waits = await signIn.forms.isKept(cookieHeader)
    return waits ? `/logga-in?${new URLSearchParams({ till: place }).toString()}` : place
  }
}

export default function AuthCallback() {
  return <SignInFault {...useLoaderData<typeof loader>()} />
}
