import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { parseLanguage } from '~/i18n/languages'
import { languageCookie } from '~/platform/language.server'
import { safePath } from '~/platform/safe-path'

/** How long a chosen language is remembered, in seconds: a year. */
const maxAge = 31_536_000

/** Remembers the chosen language and leads back to the page one came from, with its query. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const language = parseLanguage(params.language)
  if (language === null) throw new Response(null, { status: 404 })
  const url = new URL(request.url)
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  const cookie = `${languageCookie}=${language}; Path=/; Max-Age=${maxAge}; SameSite=Lax; HttpOnly${secure}`
  return redirect(safePath(url.searchParams.get('till')), { status: 303, headers: { 'set-cookie': cookie } })
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function Language() {
  return null
}
