import type { PageContext } from '~/load-context'
import type { Scope } from '~/domain/access/representation'
import { narrowedTo, placesWith } from '~/domain/access/rights'
import { asksByItself } from '~/domain/live/following'
import { safePath } from '~/platform/safe-path'
import type { AccessService } from './access.server'
import { checkForm, keepForm, readForm } from './form-check.server'
import { refusedSight } from './refused'
import type { SessionState } from './session.server'
import type { SignInService } from './sign-in.server'
import type { Access, User } from './types'

/** The part of the load context that the guards use. */
type Context = {
  services: {
    signIn: Pick<SignInService, 'session' | 'forms' | 'owners'>
    access: Pick<AccessService, 'find' | 'noteRefused'>
  }
  page: Pick<PageContext, 'requestId' | 'now' | 'onAnswered'>
}
type Arguments = { request: Request; context: Context }
type RouteArguments = Arguments & { params: Readonly<Record<string, string | undefined>> }

/** One look-up of the session for a request, however many loaders ask. The load context is one for each request. */
const found = new WeakMap<Context, Promise<SessionState>>()

function sessionOf({ request, context }: Arguments): Promise<SessionState> {
  const known = found.get(context)
  if (known) return known
  // A page that follows what happens asks by itself: nobody has used the session.
  const isUse = !asksByItself(request)
  const asked = context.services.signIn.session(request.headers.get('cookie'), { isUse })
  found.set(context, asked)
  return asked
}

/** Who is signed in, or null. For pages that anyone may see. */
export async function findUser({ request, context }: Arguments): Promise<User | null> {
  const session = await sessionOf({ request, context })
  return session.state === 'open' ? session.user : null
}

/**
 * Who is signed in; a 429 is thrown when that person asks for too much. Otherwise throws a 303 to the sign-in page, which leads back here and says why it was needed; a form
 * that was sent with a session that has ended is kept for the person. Every form is read here first: one that was drawn
 * for somebody else is refused (form-check.server.ts).
 */
export async function requireUser({ request, context }: Arguments): Promise<User> {
  const session = await sessionOf({ request, context })
  const { signIn } = context.services
  if (session.state === 'open') {
    if (session.waitSeconds) throw tooMany(session.waitSeconds)
    await checkForm({ request, context }, session.user, pageOf(request))
    return session.user
  }
  const target = new URLSearchParams({ till: pageOf(request) })
  const form = request.method === 'POST' ? await readForm(request, signIn.owners) : null
  const owner = form?.owner ?? (session.state === 'ended' ? session.owner : null)
  const reason = session.state === 'ended' ? session.reason : 'elsewhere'
  // Without a session or a form that was drawn for somebody, it is a stranger.
  if (session.state === 'ended' || owner !== null) target.set('skal', reasons[reason])
  const headers = new Headers({ location: `/logga-in?${target.toString()}` })
  if (form && owner !== null) await keepForm({ request, context }, { ...form, owner }, headers)
  throw new Response(null, { status: 303, headers })
}

/** How the address of the sign-in page says why one is there. */
const reasons = { time: 'tid', elsewhere: 'utloggad', lost: 'borta' } as const

/**
 * What the signed-in person may do for the brukare of the path, at the providers where `scope` is in it and no others;
 * null: whatever it is. The
 * representation is read from the database on every request. Otherwise throws the same 404 as for a page that is not
 * there, and logs that. What is let through is logged where it is known what was read.
 */
export async function requireAccess(
  { request, context, params }: RouteArguments,
  scope: Scope | null,
): Promise<Access> {
  const user = await requireUser({ request, context })
  const { access: service } = context.services
  const { requestId } = context.page
  const brukareId = params.brukareId ?? ''
  const access = await service.find(user, brukareId, requestId)
  const opened = access && (scope === null ? access : narrowedTo(access, placesWith(access, scope)))
  if (opened) return opened
  // Nothing of the address: anybody can write anything there.
  await service.noteRefused(user, brukareId, refusedSight(scope), requestId)
  throw notFound()
}

/** What a page that is not there answers with; a page that is not yours answers the same. */
function notFound(): Response {
  return new Response(null, { status: 404 })
}

/** The page to come back to: what was asked for, or for a sent form the page that it stood on. */
function pageOf(request: Request): string {
  const { pathname, search, host } = new URL(request.url)
  const referrer = request.headers.get('referer') ?? ''
  const from = request.method === 'POST' && URL.canParse(referrer) ? new URL(referrer) : null
  return safePath(from?.host === host ? from.pathname + from.search : pathname + search, '/valj')
}

/** One person asks for more than anybody does by hand. Public pages and signing out are not refused. */
function tooMany(seconds: number): Response {
  return new Response(null, { status: 429, headers: { 'retry-after': String(seconds) } })
}
