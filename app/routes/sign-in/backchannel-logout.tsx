import type { ActionFunctionArgs } from '@remix-run/node'
import { isFault, statusOf } from '~/platform/errors.server'

const headers = { 'cache-control': 'no-store' }

/** The broker says that someone has signed out there (OpenID Connect Back-Channel Logout 1.0). */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(await request.text()).get('logout_token')
    : null
  if (token === null) return refused('logout-token-missing', 400)
  try {
    await context.services.signIn.endByLogoutToken(token)
    return new Response(null, { status: 200, headers })
  } catch (error) {
    if (!isFault(error)) throw error
    context.services.logger.warn({ code: error.code, requestId: context.page.requestId }, 'logout token refused')
    return refused(error.code, statusOf(error.kind))
  }
}

export function loader() {
  return new Response(null, { status: 405, headers: { ...headers, allow: 'POST' } })
}

function refused(code: string, status: number): Response {
  return Response.json({ error: 'invalid_request', error_description: code }, { status, headers })
}
