import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { findFilledIn, sendBack, type FilledIn, type SentBack } from '~/auth/filled-in.server'
import { requireFreshSignIn, type WeightyAct } from '~/auth/fresh-sign-in.server'
import { requireAccess } from '~/auth/guards.server'
import type { Access } from '~/auth/types'
import { asksByItself } from '~/domain/live/following'
import type { PageAccess } from '~/components/frame/acting-for'
import type { Scope } from '~/domain/access/representation'
import { isReading } from '~/domain/news/reading'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { isFault, statusOf } from '~/platform/errors.server'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { LoggedAct, Seen } from '~/services/access-log/log.server'
import { showsFrom } from '~/routes/live/drawn.server'
import { lostFields } from './lost.server'
import type { News } from '~/services/news/news.server'

/** The right that opens a page, null: any; or what finds out, for pages that more than one right opens. */
type Door = Scope | null | ((args: LoaderFunctionArgs) => Promise<Access>)

/** What a page shows, and what was seen of it: nothing is shown without its row in the access log. */
type Shown<Data> = { data: Data; seen: readonly Seen[] }

export type OpenPage = {
  access: Access
  scene: Scene
  frame: PageAccess
  /** What is new to the viewer of what the portal itself knows. */
  news: News
  /** The scene with what is new of all that the page lists: for pages that tag it. */
  judging: () => Promise<Scene>
  /** What the page is of is opened with it, if it can be shown: domain/news/opened. */
  opens: (...keys: string[]) => void
  /** What was filled in in the page's form, when it was sent back here. */
  filledIn: FilledIn | null
  /** Shows what is the brukare's. */
  saw: <Data>(data: Data, what?: Seen) => Shown<Data>
  /** Shows what every provider was asked for. */
  sawAtEach: <Data>(data: Data, notices: readonly ProviderNotice[], what?: Seen) => Shown<Data>
  /** Shows a page that says that what was asked for cannot be had now. */
  sawNothing: <Data>(data: Data, providerId: string) => Shown<Data>
}

type OpenForm = {
  access: Access
  scene: Scene
  /** Notes what was done, when it was not noted in the transaction that did it. `act`: when it was another than the form's. */
  did: (what?: Seen, act?: LoggedAct) => Promise<void>
  /** What was sent. */
  fields: URLSearchParams
  /**
   * The answer, to throw, when it does not lead on: back to the page, which is drawn with what was sent and says why. `fields`:
   * of the page it leads to, when that has another form.
   */
  back: (why: SentBack['why'], more?: Partial<Pick<SentBack, 'faults' | 'to' | 'fields'>>) => Promise<Response>
  /**
   * The answer, to throw, when what was sent was typed in something that is not there any more: the page `list`, which still has what
   * the field `name` held (`lostIn`). A 404 when that is nothing. The log tells of a try that came to nothing.
   */
  gone: (list: string, name: string) => Promise<Response>
  /**
   * Before what weighs: asks for a fresh sign-in unless there is one, and then carries out what was pressed. `page`: where it
   * stands, when not at the address that it was sent to. Throws the answer.
   */
  confirmed: (act: WeightyAct, page?: string) => Promise<void>
}

/** Words, formats and the instant of a page. */
export function sceneOf({ page }: AppLoadContext): Scene {
  return {
    t: textsFor(page.language),
    f: formatsFor(page.language, page.now),
    now: page.now,
    requestId: page.requestId,
  }
}

/**
 * The loader of a page about a brukare: who is it, may they, what is there, and then the row in the access log that says what
 * was seen. A try that came to nothing is told as a try: `show` throws a 404 when what is asked for is not there.
 * The loader throws a 303 to sign-in, a 404 when the representation does not open this, and a 503 when it cannot be had now.
 */
export function showPage<Data>(
  door: Door,
  act: LoggedAct,
  show: (page: OpenPage, args: LoaderFunctionArgs) => Promise<Shown<Data>> | Shown<Data>,
): (args: LoaderFunctionArgs) => Promise<Data> {
  return (args) =>
    orFaultPage(args, async () => {
      const access = await open(door, args)
      const { accessLog, live, news: newsOf } = args.context.services
      const scene = sceneOf(args.context)
      const filledIn = await findFilledIn(args, access.viewer)
      const news = await newsOf.of(access, scene.now)
      // The one that is being read is no news any more.
      const { pathname } = new URL(args.request.url)
      const left = (ids: Iterable<string>) => [...ids].filter((id) => !pathname.includes(id)).length
      const counts = {
        answers: left([...news.answers.keys(), ...news.wishes.keys()]),
        access: left(news.access.keys()),
      }
      const opened: string[] = []
      const page: OpenPage = {
        ...{ access, scene, frame: { ...frameOf(access), news: counts }, filledIn, news },
        judging: async () => ({ ...scene, isNew: await newsOf.judge(access, news, scene.now) }),
        opens: (...keys) => void opened.push(...keys),
        saw: (data, what = {}) => ({ data, seen: [what] }),
        sawAtEach: (data, notices, what) => ({ data, seen: accessLog.atEach(access, notices, what) }),
        sawNothing: (data, providerId) => ({ data, seen: [{ ...ifOwn(access, providerId), outcome: 'failed' }] }),
      }
      const { data, seen } = await tellingTries(args, access, act, () => show(page, args))
      // By a HEAD nothing is seen or taken out: it is answered with headers alone.
      const isGiven = !isHead(args.request)
      const rows = seen.filter(({ outcome = 'allowed' }) => isGiven || outcome !== 'allowed')
      const { sessionId } = access.viewer
      const about = [access.brukare.id, act]
      const isByItself = asksByItself(args.request)
      const noted = live.readings.toNote({ sessionId, about, isByItself }, rows)
      await accessLog.note(access, scene.requestId, act, noted)
      if (rows.every(({ outcome = 'allowed' }) => outcome === 'allowed')) showsFrom(args.context, [access])
      // What a page asks for by itself nobody has opened: somebody may have gone.
      if (!isByItself && isReading(args.request)) {
        const isWhole = args.context.services.wasWhole(scene.requestId)
        await newsOf.read(access, news, { keys: opened, isWhole }, scene.now)
      }
      return data
    })
}

/**
 * The loader of what stands in a page and is seen with it, such as a picture: the same guard, and a try that came to nothing is
 * told as a try. That it was seen is told by the page.
 */
export function givePart(
  door: Door,
  act: LoggedAct,
  give: (part: Pick<OpenPage, 'access' | 'scene'>, args: LoaderFunctionArgs) => Promise<Response>,
): (args: LoaderFunctionArgs) => Promise<Response> {
  return (args) =>
    orFaultPage(args, async () => {
      const access = await open(door, args)
      return tellingTries(args, access, act, () => give({ access, scene: sceneOf(args.context) }, args))
    })
}

/** The action of a form about a brukare, with the same guard; what became of a try is told here, and what was done by `did`. */
export function takeForm<Data>(
  door: Door,
  act: LoggedAct,
  take: (form: OpenForm, args: ActionFunctionArgs) => Promise<Data>,
): (args: ActionFunctionArgs) => Promise<Data> {
  return (args) =>
    orFaultPage(args, async () => {
      const access = await open(door, args)
      const scene = sceneOf(args.context)
      const did: OpenForm['did'] = (what = {}, own = act) =>
        args.context.services.accessLog.note(access, scene.requestId, own, [what])
      const fields = new URLSearchParams(await args.request.text())
      const back: OpenForm['back'] = (why, more) => sendBack(args, { fields, why, ...more })
      const gone: OpenForm['gone'] = async (list, name) => {
        if ((fields.get(name) ?? '').trim() === '') return notFound()
        await did({ outcome: 'absent' })
        return back('gone', { to: list, fields: lostFields(fields, name) })
      }
      const confirmed: OpenForm['confirmed'] = (weighty, page) =>
        requireFreshSignIn(args, access.viewer, { act: weighty, fields, page })
      const tell = () => args.context.services.live.done(access.brukare.id, act.type)
      try {
        const taken = await tellingTries(args, access, act, () =>
          take({ access, scene, did, fields, back, gone, confirmed }, args),
        )
        tell()
        return taken
      } catch (error) {
        // What was done leads on. What was only sent back changes nothing, and telling of it does no harm.
        if (error instanceof Response && error.status === 303) tell()
        throw error
      }
    })
}

/** True when only the headers of a page or file are asked for. */
export function isHead({ method }: Pick<Request, 'method'>): boolean {
  return method === 'HEAD'
}

/**
 * Answers a HEAD of a page that is about nobody in particular before anything is read, since what is read there is noted as
 * seen where it is read. Throws the answer.
 */
export function answerHead(request: Request): void {
  if (isHead(request)) throw new Response(null, { status: 200 })
}

const open = (door: Door, args: LoaderFunctionArgs): Promise<Access> =>
  typeof door === 'function' ? door(args) : requireAccess(args, door)

/** A provider's id of an address, when it is one that the access reaches. */
const ifOwn = (access: Access, providerId: string): Seen =>
  access.places.some((place) => place.providerId === providerId) ? { providerId } : {}

/** Does the work; when it comes to nothing, the log tells what was tried and that it was not there, or could not be had. */
async function tellingTries<Result>(
  { context }: LoaderFunctionArgs,
  access: Access,
  act: LoggedAct,
  work: () => Promise<Result> | Result,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const isAnswer = error instanceof Response
    const isBusy = isFault(error) && error.code === 'access-log-busy'
    if (isBusy || (isAnswer && error.status !== 404)) throw error
    const outcome = isAnswer ? 'absent' : 'failed'
    await context.services.accessLog.note(access, context.page.requestId, act, [{ outcome }])
    throw error
  }
}

/** Does the work; a fault that has a page of its own is answered with that page. */
export async function orFaultPage<Result>(
  { context }: { context: AppLoadContext },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!isFault(error)) throw error
    const { code, kind } = error
    context.services.logger.warn({ code, requestId: context.page.requestId }, 'a page could not be shown')
    throw new Response(null, { status: statusOf(kind) })
  }
}

/** What the frame of a page shows of an access: nothing of the viewer, and no provider's ids. */
export function frameOf({ brukare, role, scopesAnywhere, jointScopes, ...access }: Access): PageAccess {
  const { id, name } = brukare
  const { validTo, jointWith, conflictOfInterest } = access
  const named = { brukare: { id, name }, role, validTo, jointWith, conflictOfInterest }
  return { ...named, scopes: [...scopesAnywhere], jointScopes: [...jointScopes] }
}

/** The answer for what is not there: the same whether it never was, or is another's. */
export function notFound(): Response {
  return new Response(null, { status: 404 })
}
