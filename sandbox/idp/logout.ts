import type { KoaContextWithOIDC } from 'oidc-provider'

/**
 * Finishes a logout on the server. oidc-provider answers with a form that a script, or a press on a button, must post
 * back; this posts it at once with the browser's own cookies and hands on the answer, so that no script and no second
 * question is needed. It is also what lets another person sign in where someone already is.
 */
export function finishLogout(issuer: string) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> => {
    await next()
    const xsrf = typeof ctx.body === 'string' ? logoutForm(ctx.body) : undefined
    if (xsrf === undefined) return
    const answer = await fetch(`${issuer}/session/end/confirm`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookiesAfter(ctx) },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    })
    const location = answer.headers.get('location')
    if (location === null) return
    const given = answer.headers.getSetCookie()
    const earlier = [ctx.response.get('set-cookie')].flat().filter((cookie) => cookie !== '')
    ctx.remove('content-security-policy')
    ctx.set('set-cookie', [...earlier, ...given])
    ctx.redirect(location)
    ctx.status = 303
  }
}

/** The token of oidc-provider's logout form, when the page is one. */
function logoutForm(html: string): string | undefined {
  return html.includes('/session/end/confirm') ? /name="xsrf" value="([^"]+)"/.exec(html)?.[1] : undefined
}

/** What the browser's Cookie header would be once it has taken in this answer's Set-Cookie. */
function cookiesAfter(ctx: KoaContextWithOIDC): string {
  const jar = new Map<string, string>()
  const put = (pair: string | undefined): void => {
    const at = pair?.indexOf('=') ?? -1
    if (pair !== undefined && at > 0) jar.set(pair.slice(0, at).trim(), pair.slice(at + 1))
  }
  ctx.get('cookie').split(';').forEach(put)
  for (const cookie of [ctx.response.get('set-cookie')].flat()) put(cookie.split(';')[0])
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}
