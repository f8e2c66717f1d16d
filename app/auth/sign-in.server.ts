import { z } from 'zod'
import type { Database, NewSession, Session } from '~/database/types'
import type { Config } from '~/platform/config.server'
import { fault, isFault, type Fault } from '~/platform/errors.server'
import type { Logger } from '~/platform/logger.server'
import { safePath } from '~/platform/safe-path'
import { pseudonymOf } from '~/provider/pseudonym.server'
import { createCookies, labelOf, mostOfAKind } from './cookies.server'
import { deviceLabel } from './device-label'
import { createFormOwners, type FormOwners } from './form-owners.server'
import { createFilledIn, type FilledInService } from './filled-in.server'
import { createKeptForms } from './kept-form.server'
import { notGenuine } from './logout-token.server'
import { checksSchema, createOidc, type Identified, type Oidc, type SignInRequest } from './oidc.server'
import { createTold } from './told.server'
import { createSessionReader, userOf, type SessionState } from './session.server'
import type { User } from './types'

/** Minutes a sign-in may take, from the button to the answer. */
const signInMinutes = 15
/** How long the browser remembers what somebody wanted, and that somebody was signed in. */
const daySeconds = 24 * 60 * 60

type SignInParts = {
  config: Pick<Config, 'broker' | 'keys' | 'origin' | 'secure' | 'session' | 'rateLimitPerPerson' | 'clock'>
  database: Pick<Database, 'sessions' | 'signIns' | 'persons' | 'transaction'>
  logger: Logger
  /** For tests. */
  oidc?: Oidc
}

type Answer = { query: URLSearchParams; cookieHeader: string | null; userAgent: string | null; requestId: string }

/** What came of a sign-in. `till` is where the person wanted to go. */
type Completed =
  /** `confirms`: the session before, when the one who was signed in has shown it again. */
  | { state: 'signedIn'; user: User; till: string; setCookies: string[]; confirms: string | null }
  /** The answer of a sign-in that is done was opened again, by somebody who is signed in. */
  | { state: 'alreadySignedIn'; till: string }
  /** `again` is the query of the sign-in page that it began on, '' when that is not known. */
  | { state: 'refused'; fault: Fault; again: string; till: string; isSignedIn: boolean }

/** Signing in and out, and who is signed in. Cookie headers go in, Set-Cookie values come out. Faults say why not. */
export type SignInService = {
  /**
   * Begins at the broker. `till` is where to come back to, `again` the query of the sign-in page to try again from.
   * @throws Fault `unavailable`.
   */
  begin: (
    request: SignInRequest & { till: string; again: string; cookieHeader: string | null },
  ) => Promise<{ location: string; setCookies: string[] }>
  /**
   * Takes the broker's answer: a new session, and the old one ended. Refused with the code `sign-in-expired` when it was
   * not begun in this browser, took too long or was finished before, `another-person` when somebody else than the one who is
   * signed in was to show it again; else with what the broker did.
   */
  complete: (answer: Answer) => Promise<Completed>
  session: (cookieHeader: string | null) => Promise<SessionState>
  /**
   * Ends the session here, whatever the broker does. `atBroker` is where to sign out there too, when it can be done now;
   * it is offered also when the session here had ended by itself, since the broker's may live on.
   */
  signOut: (cookieHeader: string | null, requestId: string) => Promise<{ setCookies: string[]; atBroker: URL | null }>
  /** Back-channel logout. Gives how many sessions ended. @throws Fault when the token is not genuine, or was used before. */
  endByLogoutToken: (token: string) => Promise<number>
  /** What someone sent when it could not be taken, kept until they are back. */
  forms: ReturnType<typeof createKeptForms>
  /** What was filled in in a form that did not lead on. */
  filledIn: FilledInService
  /** What was done just before, to be said once on the next page. */
  told: ReturnType<typeof createTold>
  /** For whom a page is drawn, as its forms say it. */
  owners: FormOwners
}

const transactionSchema = z.object({
  checks: checksSchema,
  till: z.string(),
  again: z.string(),
  stepUp: z.boolean(),
  /** When it is too late to come back, by the portal's clock. What the person wanted is remembered for longer. */
  until: z.coerce.date(),
})
type Transaction = z.infer<typeof transactionSchema>

/** Composes sign-in from configuration and database. */
export function createSignInService({
  config,
  database,
  logger,
  oidc = createOidc(config, logger),
}: SignInParts): SignInService {
  const cookies = createCookies(config)
  const owners = createFormOwners(config)
  const session = createSessionReader({ database, config, owners }, cookies)
  const { sessions, signIns } = database

  const begin: SignInService['begin'] = async ({ till, again, cookieHeader, ...request }) => {
    const { url, checks } = await oidc.start(request)
    const now = config.clock().getTime()
    const until = new Date(now + signInMinutes * 60_000)
    const data: Transaction = { checks, till: safePath(till, '/valj'), again, stepUp: request.stepUp, until }
    const { token } = await signIns.create({ data, expiresAt: new Date(now + daySeconds * 1000) })
    const tooMany = cookies.list(cookieHeader, 'signIn').slice(0, -(mostOfAKind - 1))
    // A cookie of its own for each, so that tabs do not take it from each other.
    const own = cookies.set('signIn', token, { label: labelOf(checks.state), maxAgeSeconds: daySeconds })
    return { location: url.href, setCookies: [own, ...tooMany.map(({ label }) => cookies.clear('signIn', label))] }
  }

  /** Our clock may stand at another day than the machine's, which the broker's times are by. */
  const inOurTime = (instant: Date) => new Date(config.clock().getTime() - (Date.now() - instant.getTime()))

  const start = (
    who: Identified,
    userAgent: string | null,
    before: Session | null,
    stepUp: boolean,
    requestId: string,
  ) =>
    database.transaction(async (repositories) => {
      const { number, previousCoordinationNumber: former } = who.facts
      const called = (one: string) => pseudonymOf(config.keys.pseudonym, one)
      const changed =
        former == null
          ? null
          : await repositories.brukare.changePseudonym({ former: called(former), current: called(number) })
      const person = await repositories.persons.findOrCreate(who.facts, requestId)
      const continued = stepUp && before !== null && before.person.id === person.id
      // Who was to show it again has not, and nothing of it is kept. An account may have become another with a new number.
      if (stepUp && before !== null && !(await repositories.persons.idsOf(person.id)).includes(before.person.id)) {
        throw fault('invalid', { code: 'another-person', message: 'somebody else identified themself' })
      }
      if (!continued) await repositories.persons.recordSignIn(person.id)
      const facts: NewSession = {
        personId: person.id,
        authenticatedAt: inOurTime(who.authenticatedAt),
        acr: who.acr,
        idpSubject: who.subject,
        idpSid: who.sid,
        idToken: who.idToken,
        deviceLabel: deviceLabel(userAgent),
      }
      if (before && !continued) await repositories.sessions.end(before.id, 'replaced', { requestId })
      const made = continued
        ? await repositories.sessions.replace(before.id, facts)
        : await repositories.sessions.create(facts)
      await repositories.accessLog.append({
        ...{ personId: person.id, brukareId: null, role: null, basis: null, action: 'session.start' },
        ...{ resourceType: 'session', resourceId: made.session.id, outcome: 'allowed', requestId },
      })
      if (changed !== null) {
        await repositories.accessLog.append({
          ...{ personId: person.id, brukareId: changed, role: 'brukare', basis: 'self', action: 'number.change' },
          ...{ resourceType: 'brukare', resourceId: changed, outcome: 'allowed', requestId },
        })
      }
      return made
    })

  /** The sign-in that an answer belongs to: begun in this browser, told by its state. */
  const transactionOf = async ({ query, cookieHeader }: Answer) => {
    const token = cookies.read(cookieHeader, 'signIn', labelOf(query.get('state') ?? ''))
    const row = token === undefined ? null : await signIns.find(token)
    const parsed = transactionSchema.safeParse(row?.data)
    if (token === undefined || row === null || !parsed.success) return null
    const { isConsumed } = row
    const isOpen = !isConsumed && parsed.data.until > config.clock()
    return { ...parsed.data, isConsumed, take: async () => isOpen && (await signIns.consume(token)) }
  }

  const complete: SignInService['complete'] = async (answer) => {
    const { query, cookieHeader, userAgent, requestId } = answer
    const transaction = await transactionOf(answer)
    const before = await session(cookieHeader)
    const { till = '/valj', again = '' } = transaction ?? {}
    const refused = (why: Fault): Completed => {
      return { state: 'refused', fault: why, again, till, isSignedIn: before.state === 'open' }
    }
    if (transaction === null || !(await transaction.take())) {
      // Nothing is taken from the answer; whoever is signed in goes on to where they were going.
      const confirmedTooLate = transaction?.stepUp === true && !transaction.isConsumed
      if (before.state === 'open' && !confirmedTooLate) return { state: 'alreadySignedIn', till }
      return refused(fault('invalid', { code: 'sign-in-expired', message: 'no such sign-in is under way here' }))
    }
    try {
      const who = await oidc.finish(query, transaction.checks)
      const open = before.state === 'open' ? before.session : null
      const { token, session: made } = await start(who, userAgent, open, transaction.stepUp, requestId)
      logger.info({ personId: made.person.id, requestId }, 'signed in')
      const owner = cookies.set('owner', owners.of(made.person.id), { maxAgeSeconds: daySeconds })
      const confirms = transaction.stepUp && open?.person.id === made.person.id ? open.id : null
      const setCookies = [cookies.set('session', token), owner]
      return { state: 'signedIn', user: userOf(made), till, setCookies, confirms }
    } catch (error) {
      if (!isFault(error)) throw error
      return refused(error)
    }
  }

  const signOut: SignInService['signOut'] = async (cookieHeader, requestId) => {
    const underWay = cookies.list(cookieHeader, 'signIn').map(({ label }) => cookies.clear('signIn', label))
    const setCookies = [cookies.clear('session'), cookies.clear('owner'), ...underWay]
    const current = await session(cookieHeader)
    if (current.state === 'none') return { setCookies, atBroker: null }
    const idToken = current.session && (await sessions.idTokenOf(current.session.id))
    if (current.state === 'open') await sessions.end(current.session.id, 'signedOut', { requestId })
    return { setCookies, atBroker: await oidc.endSessionUrl(idToken) }
  }

  const endByLogoutToken: SignInService['endByLogoutToken'] = async (token) => {
    const loggedOut = await oidc.verifyLogoutToken(token)
    // All or nothing: a token that could end nothing is not used up, so that the broker can send it again.
    const ended = await database.transaction(async (inner) => {
      if (!(await inner.logoutTokens.use(loggedOut.jti, inOurTime(loggedOut.usableUntil)))) {
        throw notGenuine('logout-token-used')
      }
      return 'sid' in loggedOut
        ? inner.sessions.endByIdpSid(loggedOut.sid)
        : inner.sessions.endByIdpSubject(loggedOut.subject)
    })
    logger.info({ ended }, 'signed out by the broker')
    return ended
  }

  const told = createTold({ signIns, clock: config.clock }, cookies)
  const forms = createKeptForms({ signIns, persons: database.persons, clock: config.clock, owners }, cookies)
  const filledIn = createFilledIn({ signIns, clock: config.clock, owners }, cookies)
  return { begin, complete, session, signOut, endByLogoutToken, forms, filledIn, told, owners }
}
