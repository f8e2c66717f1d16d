import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { findUser } from '~/auth/guards.server'
import { SignOutForm } from '~/components/sign-in/sign-out-form'
import { SigningOutAtBroker } from '~/components/sign-in/signing-out-at-broker'

/** Requests whose answer leads to the broker: the loader runs after the action and must not lead anywhere else. */
const leaving = new WeakSet<AppLoadContext>()

/** For one who comes here by the address: asks, since a GET changes nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!leaving.has(context) && !(await findUser({ request, context }))) throw redirect('/utloggad', 303)
  return null
}

/** Signs out whoever is signed in, also by a form that was drawn for somebody else: it can only be what one wants. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { setCookies, atBroker } = await context.services.signIn.signOut(
    request.headers.get('cookie'),
    context.page.requestId,
  )
  const headers = new Headers(setCookies.map((cookie): [string, string] => ['set-cookie', cookie]))
  if (!atBroker) throw redirect('/utloggad', { status: 303, headers })
  leaving.add(context)
  // Not a redirect: `form-action` of every page would have to let forms lead to the broker.
  headers.set('refresh', `0; url=${atBroker.href}`)
  return data({ atBroker: atBroker.href }, { headers })
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function SignOut() {
  const signedOut = useActionData<typeof action>()
  return signedOut ? <SigningOutAtBroker {...signedOut} /> : <SignOutForm />
}
