import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SignInFault } from '~/components/sign-in/sign-in-fault'
import { isFault, statusOf } from '~/platform/errors.server'

/** The broker's answer: a session, or a calm page that says why not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { signIn, logger } = context.services
  const { requestId } = context.page
  const cookieHeader = request.headers.get('cookie')
  try {
    const query = new URL(request.url).searchParams
    const { user, till, setCookies } = await signIn.complete({
      query,
      cookieHeader,
      userAgent: request.headers.get('user-agent'),
      requestId,
    })
    const headers = new Headers(setCookies.map((cookie): [string, string] => ['set-cookie', cookie]))
    // What was sent when the session had ended is waiting on the sign-in page.
    const target = signIn.forms.isKept(cookieHeader) ? `/logga-in?${new URLSearchParams({ till }).toString()}` : till
    return redirect(await context.services.newNumber.pageFor(user, target), { status: 303, headers })
  } catch (error) {
    if (!isFault(error)) throw error
    logger.warn({ code: error.code, reason: error.message, requestId }, 'sign-in refused')
    return data({ code: error.code, kind: error.kind, reference: requestId }, { status: statusOf(error.kind) })
  }
}

export default function AuthCallback() {
  return <SignInFault {...useLoaderData<typeof loader>()} />
}
