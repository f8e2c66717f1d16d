import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SignInFault } from '~/components/sign-in/sign-in-fault'
import { statusOf } from '~/platform/errors.server'

/** The broker's answer: a session, or a calm page that says why not and leads back to where one was. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { signIn, logger } = context.services
  const { requestId } = context.page
  const cookieHeader = request.headers.get('cookie')
  const done = await signIn.complete({
    query: new URL(request.url).searchParams,
    cookieHeader,
    userAgent: request.headers.get('user-agent'),
    requestId,
  })
  if (done.state === 'refused') {
    const { fault, again, till, isSignedIn } = done
    logger.warn({ code: fault.code, reason: fault.message, requestId }, 'sign-in refused')
    const shown = { code: fault.code, kind: fault.kind, reference: requestId, again, till, isSignedIn }
    return data(shown, { status: statusOf(fault.kind) })
  }
  const setCookies = done.state === 'signedIn' ? done.setCookies : []
  const headers = new Headers(setCookies.map((cookie): [string, string] => ['set-cookie', cookie]))
  // What could not be taken when it was sent is waiting on the sign-in page.
  const waits = await signIn.forms.isKept(cookieHeader)
  return redirect(waits ? `/logga-in?${new URLSearchParams({ till: done.till }).toString()}` : done.till, {
    status: 303,
    headers,
  })
}

export default function AuthCallback() {
  return <SignInFault {...useLoaderData<typeof loader>()} />
}
