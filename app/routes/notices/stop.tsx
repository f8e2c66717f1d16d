import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { StopPage } from '~/components/notices/stop'
import { stopPath } from '~/views/notices/address'

/** A token is shorter than this; anything else is of nothing. */
const mostCharacters = 120

const tokenOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>): string | null => {
  const { token = '' } = params
  return token.length > 0 && token.length <= mostCharacters ? token : null
}

/** The address of a letter's header, opened by hand: one button. It says nothing of whose it is. */
export async function loader(args: LoaderFunctionArgs) {
  const token = tokenOf(args)
  const known = token === null ? null : await args.context.services.notices.destinations.byToken(token)
  return { is: known === null ? ('gone' as const) : known.isOn ? ('on' as const) : ('off' as const) }
}

/** Ends what comes to that address: from the button, or from a mail program by itself (RFC 8058), which takes no redirect. */
export async function action(args: ActionFunctionArgs) {
  const token = tokenOf(args)
  const fields = new URLSearchParams(await args.request.text())
  const isStopped = token !== null && (await args.context.services.notices.destinations.stop(token))
  const isByProgram = fields.get('List-Unsubscribe') === 'One-Click'
  if (isByProgram) throw new Response(null, { status: isStopped ? 200 : 404 })
  return redirect(stopPath(token ?? 'x'), 303)
}

export default function Stop() {
  return <StopPage {...useLoaderData<typeof loader>()} />
}
