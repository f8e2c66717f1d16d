import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { bareAddress, sendBack } from '~/auth/filled-in.server'
import { parseLanguage } from '~/i18n/languages'
import { languageCookie } from '~/platform/language.server'
import { safePath } from '~/platform/safe-path'

/** How long a chosen language is remembered, in seconds: a year. */
const maxAge = 31_536_000

/** Remembers the chosen language and leads back to the page one came from, with its query. */
export function loader(args: LoaderFunctionArgs) {
  const { till, cookie } = choiceOf(args)
  return redirect(till, { status: 303, headers: { 'set-cookie': cookie } })
}

/**
 * The same by a button of a form that is being filled in: what stands in it stands there in the other language too, and is
 * sent nowhere. Whose it is its own word says, so that anyone may change the language of it.
 */
export async function action(args: ActionFunctionArgs) {
  const { till, cookie } = choiceOf(args)
  const fields = new URLSearchParams(await args.request.text())
  const { filledIn } = args.context.services.signIn
  // What was wrong is wrong in the other language too, and is said in it.
  const before = await filledIn.whyAt(args.request.headers.get('cookie'), till)
  const { why, faults } = before ?? { why: 'language' as const, faults: [] }
  const to = new URL(bareAddress(till), args.request.url).href
  const answer = await sendBack(args, { fields, why, faults, to, asDrawn: true })
  answer.headers.append('set-cookie', cookie)
  return answer
}

/** Where to, and the language as a Set-Cookie value. Throws a 404 when it is not one of ours. */
function choiceOf({ request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>) {
  const language = parseLanguage(params.language)
  if (language === null) throw new Response(null, { status: 404 })
  const url = new URL(request.url)
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  const cookie = `${languageCookie}=${language}; Path=/; Max-Age=${maxAge}; SameSite=Lax; HttpOnly${secure}`
  return { till: safePath(url.searchParams.get('till')), cookie }
}

/** Never drawn; a route without a view would answer without the page for errors. */
export default function Language() {
  return null
}
