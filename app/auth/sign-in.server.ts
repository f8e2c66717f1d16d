import { z } from 'zod'
import type { Database } from '~/database/types'
import { onlyBroker } from '~/platform/brokers-config.server'
import type { Config } from '~/platform/config.server'
import { fault, isFault, type Fault } from '~/platform/errors.server'
import type { Logger } from '~/platform/logger.server'
import { noMetrics, type Metrics } from '~/platform/metrics.server'
import { safePath } from '~/platform/safe-path'
import { createCookies, labelOf, mostOfAKind } from './cookies.server'
import { createFormOwners, type FormOwners } from './form-owners.server'
import { newDeviceToken } from './known-device.server'
import { createFilledIn, type FilledInService } from './filled-in.server'
import { createKeptForms } from './kept-form.server'
import { notGenuine } from './logout-token.server'
import { createBrokers, orderedChoices, rememberChoice, type BrokerChoice, type Brokers } from './brokers.server'
import { checksSchema, type SignInRequest } from './oidc.server'
import { createSessionStart } from './session-start.server'
import { createShownOnce } from './shown-once.server'
import { createTold } from './told.server'
import { createSessionReader, userOf, type ReadSession } from './session.server'
import type { User } from './types'

/** Minutes a sign-in may take, from the button to the answer. */
const signInMinutes = 15
/** How long the browser remembers what somebody wanted, and that somebody was signed in. */
const daySeconds = 24 * 60 * 60

type SignInParts = {
  config: Pick<
    Config,
    'brokers' | 'keys' | 'origin' | 'secure' | 'session' | 'rateLimitPerPerson' | 'clock' | 'retention'
  >
  database: Pick<Database, 'sessions' | 'signIns' | 'persons' | 'transaction'>
  logger: Logger
  metrics?: Pick<Metrics, 'signIn'>
  /** For tests. */
  brokers?: Brokers
}

/** `broker`: the id of the one whose address was come to. */
type Answer = {
  broker: string
  query: URLSearchParams
  cookieHeader: string | null
  userAgent: string | null
  requestId: string
}

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
  /** What can be chosen between, the choice of last time on this device first. `isWeighty`: for what weighs. */
  choices: (cookieHeader: string | null, isWeighty: boolean) => BrokerChoice[]
  /**
   * Begins at the broker that was chosen, else at the first. `till` is where to come back to, `again` the query of the sign-in page to try again from.
   * @throws Fault `unavailable`.
   */
  begin: (
    request: SignInRequest & { broker: string | null; till: string; again: string; cookieHeader: string | null },
  ) => Promise<{ location: string; setCookies: string[] }>
  /**
   * Takes the broker's answer: a new session, and the old one ended. Refused with the code `sign-in-expired` when it was
   * not begun in this browser, took too long or was finished before, `another-person` when somebody else than the one who is
   * signed in was to show it again, `broker-mixed-up` when another broker answers than was asked; else with what the broker did.
   */
  complete: (answer: Answer) => Promise<Completed>
  session: ReadSession
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
  shownOnce: ReturnType<typeof createShownOnce>
  /** For whom a page is drawn, as its forms say it. */
  owners: FormOwners
}

const transactionSchema = z.object({
  checks: checksSchema,
  till: z.string(),
  again: z.string(),
  stepUp: z.boolean(),
  /** Whom it was asked. */
  broker: z.string().default(onlyBroker),
  /** When it is too late to come back, by the portal's clock. What the person wanted is remembered for longer. */
  until: z.coerce.date(),
})
type Transaction = z.infer<typeof transactionSchema>

/** Composes sign-in from configuration and database. */
export function createSignInService({
  config,
  database,
  logger,
  brokers = createBrokers(config, logger),
  metrics = noMetrics,
}: SignInParts): SignInService {
  const cookies = createCookies(config)
  const owners = createFormOwners(config)
  const session = createSessionReader({ database, config, owners, ...brokers }, cookies)
  const { sessions, signIns } = database
  const { start, inOurTime } = createSessionStart({ config, database })

  const choices: SignInService['choices'] = (cookieHeader, isWeighty) =>
    orderedChoices(brokers, cookieHeader, { isWeighty })

  const begin: SignInService['begin'] = async ({ broker: wanted, till, again, cookieHeader, ...request }) => {
    const possible = choices(cookieHeader, request.stepUp)
    const chosen = possible.find(({ id }) => id === wanted) ?? possible[0]
    const broker = chosen?.id ?? ''
    const oidc = brokers.find(broker)
    if (oidc === undefined) throw new Error('there is no broker')
    const { url, checks } = await oidc.start(request)
    const now = config.clock().getTime()
    const until = new Date(now + signInMinutes * 60_000)
    const data: Transaction = { checks, till: safePath(till, '/valj'), again, stepUp: request.stepUp, broker, until }
    const { token } = await signIns.create({ data, expiresAt: new Date(now + daySeconds * 1000) })
    const tooMany = cookies.list(cookieHeader, 'signIn').slice(0, -(mostOfAKind - 1))
    // A cookie of its own for each, so that tabs do not take it from each other.
    const own = cookies.set('signIn', token, { label: labelOf(checks.state), maxAgeSeconds: daySeconds })
    const remembered = possible.length > 1 ? [rememberChoice(broker, config)] : []
    const cleared = tooMany.map(({ label }) => cookies.clear('signIn', label))
    return { location: url.href, setCookies: [own, ...remembered, ...cleared] }
  }

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
    const completed = await completeOne(answer)
    const { state } = completed
    metrics.signIn(state === 'refused' && completed.fault.kind === 'unavailable' ? 'unavailable' : state)
    return completed
  }

  const completeOne: SignInService['complete'] = async (answer) => {
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
      const { broker } = transaction
      const oidc = brokers.find(broker)
      if (oidc === undefined || broker !== answer.broker) {
        throw fault('invalid', { code: 'broker-mixed-up', message: 'another broker answers than was asked' })
      }
      const who = { ...(await oidc.finish(query, transaction.checks)), broker }
      const open = before.state === 'open' ? before.session : null
      const device = cookies.read(cookieHeader, 'device') ?? newDeviceToken()
      const from = { userAgent, device }
      const { token, session: made } = await start(who, from, open, transaction.stepUp, requestId)
      logger.info({ personId: made.person.id, requestId }, 'signed in')
      const owner = cookies.set('owner', owners.of(made.person.id), { maxAgeSeconds: daySeconds })
      const confirms = transaction.stepUp && open?.person.id === made.person.id ? open.id : null
      // It stays when one signs out: a device that one has been on is known the next time.
      const known = cookies.set('device', device, { maxAgeSeconds: config.retention.devices * daySeconds })
      const setCookies = [cookies.set('session', token), owner, known]
      return { state: 'signedIn', user: userOf(made, brokers), till, setCookies, confirms }
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
    // Who it was cannot be told by a session that is forgotten; with one broker there is no other.
    const broker = brokers.find(current.session?.broker ?? brokers.choices[0]?.id ?? '')
    return { setCookies, atBroker: (await broker?.endSessionUrl(idToken)) ?? null }
  }

  const endByLogoutToken: SignInService['endByLogoutToken'] = async (token) => {
    const loggedOut = await brokers.verifyLogoutToken(token)
    // All or nothing: a token that could end nothing is not used up, so that the broker can send it again.
    const ended = await database.transaction(async (inner) => {
      if (!(await inner.logoutTokens.use(loggedOut.jti, inOurTime(loggedOut.usableUntil)))) {
        throw notGenuine('logout-token-used')
      }
      return 'sid' in loggedOut
        ? inner.sessions.endByIdpSid(loggedOut.sid, loggedOut.brokers)
        : inner.sessions.endByIdpSubject(loggedOut.subject, loggedOut.brokers)
    })
    logger.info({ ended }, 'signed out by the broker')
    return ended
  }

  const told = createTold({ signIns, clock: config.clock }, cookies)
  const shownOnce = createShownOnce({ signIns, clock: config.clock }, cookies)
  const forms = createKeptForms({ signIns, persons: database.persons, clock: config.clock, owners }, cookies)
  const filledIn = createFilledIn({ signIns, clock: config.clock, owners }, cookies)
  return { choices, begin, complete, session, signOut, endByLogoutToken, forms, filledIn, told, shownOnce, owners }
}
