import { ownFields } from '~/domain/sign-in/form-fields'
import { safePath } from '~/platform/safe-path'
import { bareAddress, sendBack, type FilledInService } from './filled-in.server'
import type { PageContext } from '~/load-context'
import type { Logger } from '~/platform/logger.server'
import type { FormOwners } from './form-owners.server'
import type { User } from './types'

/** What asks for a fresh sign-in; the sign-in page and the e-legitimation say which. */
export const weightyActs = [
  'giveAccess',
  'limitAccess',
  'withdrawAccess',
  'giveFullmakt',
  'withdrawFullmakt',
  'object',
  'wish',
  'takeOwnData',
  'makeCalendar',
  'allowCalendarNames',
] as const
export type WeightyAct = (typeof weightyActs)[number]

/** How long one is known to be the one who signed in, for what weighs. */
const freshMinutes = 5
/** How long what was pressed waits for the fresh sign-in: as long as a sign-in may take. */
const waitMinutes = 15

/** True when the one who is signed in is asked to show it again before what weighs. */
export function isAskedAgain(
  { authenticatedAt, isAtLowLevel = false }: Pick<User, 'authenticatedAt' | 'isAtLowLevel'>,
  now: Date,
): boolean {
  return isAtLowLevel || now.getTime() - authenticatedAt.getTime() > freshMinutes * 60_000
}

type Arguments = {
  request: Pick<Request, 'url' | 'headers'>
  context: {
    services: {
      signIn: { filledIn: Pick<FilledInService, 'keep' | 'find'>; owners: Pick<FormOwners, 'of' | 'isOurs'> }
    }
    page: Pick<PageContext, 'ip' | 'now'>
  }
}

/**
 * What was pressed: the act, and its fields. `page`: where it stands, to come back to when it is not confirmed; `action`: where
 * it is sent. Both are the address of the request when not said.
 */
type Pressed = { act: WeightyAct; fields: URLSearchParams; page?: string; action?: string }

/**
 * Lets something that weighs through when the person has shown who it is in the last five minutes. Otherwise throws a 303
 * to the sign-in page, and keeps what was pressed: it is carried out once when the same person has shown it, from the same
 * session, within a quarter of an hour (`carryOut`). Else its page is drawn with it, and says that it is not done.
 * @throws Response 303, or 429 when there are more than anybody presses
 */
export async function requireFreshSignIn(
  args: Arguments,
  user: Pick<User, 'personId' | 'sessionId' | 'authenticatedAt' | 'isAtLowLevel'>,
  { act, fields, page = args.request.url, action = args.request.url }: Pressed,
): Promise<void> {
  const {
    services,
    page: { now },
  } = args.context
  if (!isAskedAgain(user, now)) return
  const own = new URLSearchParams(fields)
  own.set(ownFields.owner, services.signIn.owners.of(user.personId))
  const until = new Date(now.getTime() + waitMinutes * 60_000)
  const press = { sessionId: user.sessionId, action: bareAddress(action), until }
  const { headers } = await sendBack(args, { fields: own, why: 'unconfirmed', to: page, press })
  const query = new URLSearchParams({ till: safePath(headers.get('location'), '/valj'), skal: 'bekrafta', vad: act })
  headers.set('location', `/logga-in?${query.toString()}`)
  throw new Response(null, { status: 303, headers })
}

type AnswerArguments = {
  request: Request
  context: {
    services: {
      signIn: { filledIn: FilledInService; owners: Pick<FormOwners, 'of' | 'isOurs'> }
      logger: Pick<Logger, 'warn'>
    }
    page: Pick<PageContext, 'ip' | 'now' | 'requestId' | 'sendOwn'>
  }
}
type Confirmed = {
  /** Where the page is that it was pressed on, as the sign-in began with it. */
  till: string
  /** Who has shown who it is, and from which session; null: nobody did. */
  by: { personId: string; sessionId: string } | null
  /** The Cookie header that the browser sends from now on. */
  cookies: string
}

/**
 * Carries out what was pressed before a fresh sign-in, once: the form is sent as the browser sent it, to the same action, with
 * all its checks (whose it is, the version of what was shown, the rights of now).
 * @returns where it led, with the cookies of its answer; null: nothing was pressed, or it is not this person's to carry out
 */
export async function carryOut(
  { request, context }: AnswerArguments,
  { till, by, cookies }: Confirmed,
): Promise<Response | null> {
  const { filledIn } = context.services.signIn
  const press = by && (await filledIn.takePress(cookies, till, by))
  if (press === null) return null
  const answer = await context.page.sendOwn(press, cookies)
  const location = answer.headers.get('location')
  const leads = location !== null && answer.status < 400
  if (leads) return seeOther(location, answer.headers.getSetCookie())
  const { requestId } = context.page
  context.services.logger.warn({ status: answer.status, requestId }, 'what was pressed could not be carried out')
  // Not there any more, or not theirs: its page says that. What failed may have been done, and can be pressed again.
  if (answer.status < 500 && answer.status !== 429) return seeOther(bareAddress(till), [])
  const fields = new URLSearchParams(press.fields)
  return sendBack({ request, context }, { fields, why: 'interrupted', to: bareAddress(till) })
}

/** The page that was pressed on, when somebody else has shown who they are: it says so, and nothing is done. */
export async function notByAnother(args: AnswerArguments, till: string): Promise<Response | null> {
  const { filledIn } = args.context.services.signIn
  const again = await filledIn.again(args.request.headers.get('cookie'), till, 'anotherPerson')
  return again && sendBack(args, again)
}

function seeOther(location: string, cookies: readonly string[]): Response {
  const headers = cookies.map((cookie): [string, string] => ['set-cookie', cookie])
  return new Response(null, { status: 303, headers: [['location', location], ...headers] })
}
