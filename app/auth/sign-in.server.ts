import { z } from 'zod'
import type { Database, NewSession, Session } from '~/database/types'
import type { Config } from '~/platform/config.server'
import { fault } from '~/platform/errors.server'
import type { Logger } from '~/platform/logger.server'
import { safePath } from '~/platform/safe-path'
import { createCookies, signInMinutes } from './cookies.server'
import { deviceLabel } from './device-label'
import { createKeptForms, type KeptForm } from './kept-form.server'
import { checksSchema, createOidc, type Identified, type Oidc, type SignInRequest } from './oidc.server'
import { createSessionReader, userOf, type SessionState } from './session.server'
import type { User } from './types'

type SignInParts = {
  config: Pick<Config, 'broker' | 'keys' | 'origin' | 'secure' | 'session' | 'rateLimitPerPerson' | 'clock'>
  database: Pick<Database, 'sessions' | 'signIns' | 'persons' | 'accessLog' | 'transaction'>
  logger: Logger
  /** For tests. */
  oidc?: Oidc
}

/** Signing in and out, and who is signed in. Cookie headers go in, Set-Cookie values come out. Faults say why not. */
export type SignInService = {
  /** Begins at the broker. `till` is where to come back to. @throws Fault `unavailable`. */
  begin: (request: SignInRequest & { till: string }) => Promise<{ location: string; setCookie: string }>
  /**
   * Takes the broker's answer: a new session, and the old one ended. `till` is where the person wanted to go.
   * @throws Fault: `sign-in-expired` when it was not begun in this browser, or was finished before; else what the broker did.
   */
  complete: (answer: {
    query: URLSearchParams
    cookieHeader: string | null
    userAgent: string | null
    requestId: string
  }) => Promise<{ user: User; till: string; setCookies: string[] }>
  session: (cookieHeader: string | null) => Promise<SessionState>
  /** Ends the session here, whatever the broker does. `atBroker` is where to sign out there too, when it can be done now. */
  signOut: (cookieHeader: string | null, requestId: string) => Promise<{ setCookies: string[]; atBroker: URL | null }>
  /** Where to sign out at the broker, for someone whose session here has ended. */
  brokerSignOutUrl: () => Promise<URL | null>
  /** Back-channel logout. Gives how many sessions ended. @throws Fault when the token is not genuine. */
  endByLogoutToken: (token: string) => Promise<number>
  /** What someone sent when their session had ended, kept until they are back. */
  forms: {
    keep: (form: KeptForm) => Promise<string>
    take: (cookieHeader: string | null, personId: string) => Promise<{ form: KeptForm | null; setCookie: string }>
    isKept: (cookieHeader: string | null) => boolean
  }
}

const transactionSchema = z.object({ checks: checksSchema, till: z.string(), stepUp: z.boolean() })

/** Composes sign-in from configuration and database. */
export function createSignInService({
  config,
  database,
  logger,
  oidc = createOidc(config, logger),
}: SignInParts): SignInService {
  const cookies = createCookies(config)
  const session = createSessionReader({ database, config }, cookies)
  const { sessions, signIns } = database

  const begin: SignInService['begin'] = async ({ till, ...request }) => {
    const { url, checks } = await oidc.start(request)
    const seconds = signInMinutes * 60
    const expiresAt = new Date(config.clock().getTime() + seconds * 1000)
    const data: z.infer<typeof transactionSchema> = { checks, till: safePath(till, '/valj'), stepUp: request.stepUp }
    const { token } = await signIns.create({ data, expiresAt })
    return { location: url.href, setCookie: cookies.set('signIn', token, seconds) }
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
      const person = await repositories.persons.findOrCreate(who.facts)
      const continued = stepUp && before !== null && before.person.id === person.id
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
      return made
    })

  const complete: SignInService['complete'] = async ({ query, cookieHeader, userAgent, requestId }) => {
    const token = cookies.read(cookieHeader, 'signIn')
    const kept = token === undefined ? null : await signIns.consume(token)
    const transaction = transactionSchema.safeParse(kept)
    if (!transaction.success)
      throw fault('invalid', { code: 'sign-in-expired', message: 'no sign-in is under way in this browser' })
    const { checks, till, stepUp } = transaction.data
    const who = await oidc.finish(query, checks)
    const before = await session(cookieHeader)
    const made = await start(who, userAgent, before.state === 'open' ? before.session : null, stepUp, requestId)
    logger.info({ personId: made.session.person.id, requestId }, 'signed in')
    return {
      user: userOf(made.session),
      till,
      setCookies: [cookies.set('session', made.token), cookies.clear('signIn')],
    }
  }

  const signOut: SignInService['signOut'] = async (cookieHeader, requestId) => {
    const setCookies = [cookies.clear('session'), cookies.clear('signIn'), cookies.clear('form')]
    const current = await session(cookieHeader)
    if (current.state !== 'open') return { setCookies, atBroker: null }
    const idToken = await sessions.idTokenOf(current.session.id)
    await sessions.end(current.session.id, 'signedOut', { requestId })
    return { setCookies, atBroker: await oidc.endSessionUrl(idToken) }
  }

  const endByLogoutToken: SignInService['endByLogoutToken'] = async (token) => {
    const loggedOut = await oidc.verifyLogoutToken(token)
    const ended =
      'sid' in loggedOut ? await sessions.endByIdpSid(loggedOut.sid) : await sessions.endByIdpSubject(loggedOut.subject)
    logger.info({ ended }, 'signed out by the broker')
    return ended
  }

  return {
    begin,
    complete,
    session,
    signOut,
    brokerSignOutUrl: () => oidc.endSessionUrl(null),
    endByLogoutToken,
    forms: createKeptForms({ signIns, clock: config.clock }, cookies),
  }
}
