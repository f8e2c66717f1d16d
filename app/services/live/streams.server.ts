import type { AccessService } from '~/auth/access.server'
import { refusedSight } from '~/auth/refused'
import type { SignInService } from '~/auth/sign-in.server'
import type { User } from '~/auth/types'
import type { SignalHearing } from '~/database/types'
import { isAboutRights, tellingOf, type LiveKind } from '~/domain/live/following'
import type { Clock } from '~/platform/clock'
import { createListeners, placeKey, portalKey, type Listener } from './listeners.server'

/** Where a stream goes: a connection, and how many bytes of it nobody has taken yet. */
export type Outlet = {
  write: (what: string | Uint8Array) => unknown
  end: (last: string) => unknown
  readonly writableLength: number
}

/** `gone`: the session or the right is not there; `busy`: too many listen. */
type Admission = 'gone' | 'busy' | ((out: Outlet) => () => void)

/** Open pages that listen to what happens. */
export type LiveStreams = SignalHearing & {
  /** The guard of a page, for the page that is open. `brukareId` null: everything that the viewer may see. */
  admit: (cookieHeader: string | null, brukareId: string | null, requestId: string) => Promise<Admission>
  /** How many listen now. */
  count: () => number
  start: () => void
  /** Lets everybody go to another process, each at a moment of its own within `ms`. Who comes after it is let go at once. */
  drain: (ms: number) => Promise<void>
}

type Parts = {
  access: Pick<AccessService, 'reach' | 'noteRefused'>
  signIn: Pick<SignInService, 'session'>
  clock: Clock
  /** So many at most in this process. */
  most: number
}

type Stream = Listener & {
  out: Outlet
  cookie: string
  user: User
  brukareId: string | null
  requestId: string
  /** When what is done, by the machine's own time in milliseconds. */
  beatAt: number
  checkAt: number
  endAt: number
  lookAt: number
}

const beatMs = 20_000
const checkMs = 30_000
/** The guard of a stream has read what may end before the stream is heard of: it is read once more, soon. */
const firstCheckMs = 1_000
/** So far the clocks of two machines may differ. */
const skewMs = 3_000
const lifeMs = 600_000
/** After a break everybody looks again, over so long a time that all do not come at once. */
const missedMs = 10_000
/** More of one sign-in than any browser opens by itself. */
const mostOfSession = 8
const checkedAtOnce = 20
/** So many are written to in one turn: whoever asks for a page meanwhile waits for those, and not for all. */
const writtenAtOnce = 500
/** Whoever has so much unread, in bytes, takes nothing any more. */
const mostUnread = 32_000

const now = () => performance.now()
const randomUpTo = (ms: number) => Math.floor(Math.random() * ms)
const beat = Buffer.from(':\n\n')
const goodbye = () => `retry: ${500 + randomUpTo(2_500)}\n${said('bye')}`
const said = (event: string) => `event: ${event}\ndata: {}\n\n`

/** Keeps the streams: what happens is said, what has ended ends, and everything else is asked for by the page itself. */
export function createLiveStreams({ access, signIn, clock, most }: Parts): LiveStreams {
  const listeners = createListeners<Stream>()
  let sweeping: NodeJS.Timeout | undefined
  let isDraining = false
  let isChecking = false

  const end = (stream: Stream, last: string): void => {
    if (listeners.remove(stream)) stream.out.end(last)
  }
  const write = (stream: Stream, what: string | Uint8Array): void => {
    stream.out.write(what)
    if (stream.out.writableLength >= mostUnread) end(stream, '')
  }
  /** Writes the same to all that are still there, the first at once. */
  const writeAll = (streams: readonly Stream[], what: Uint8Array): void => {
    for (const stream of streams.slice(0, writtenAtOnce)) if (listeners.has(stream)) write(stream, what)
    const rest = streams.slice(writtenAtOnce)
    if (rest.length > 0) setImmediate(writeAll, rest, what)
  }
  const eventOf = (kind: LiveKind): string => `data: ${JSON.stringify({ kind, at: clock().toISOString() })}\n\n`

  /** Looks whether the session and the right of a stream are still there. Of what cannot be known now nothing ends. */
  const check = async (stream: Stream, asking: 'anew' | 'never'): Promise<void> => {
    stream.checkAt = now() + checkMs
    const state = await signIn.session(stream.cookie, { isUse: false })
    if (state.state !== 'open') return end(stream, said('ended'))
    const held = await access.reach(state.user, stream.brukareId, stream.requestId, asking)
    if (held.length === 0) end(stream, said('ended'))
    else listeners.place(stream, held)
  }
  const checkAll = async (streams: readonly Stream[], asking: 'anew' | 'never'): Promise<void> => {
    for (let from = 0; from < streams.length; from += checkedAtOnce) {
      const some = streams.slice(from, from + checkedAtOnce)
      await Promise.all(some.map((stream) => check(stream, asking).catch(() => undefined)))
    }
  }

  const tell = (key: string, type: string): void => {
    const telling = tellingOf(type)
    if (telling === null) return
    writeAll(listeners.at(key, telling.scope), Buffer.from(eventOf(telling.kind)))
  }

  const sweep = (): void => {
    const at = now()
    const due: Stream[] = []
    const silent: Stream[] = []
    for (const stream of listeners.all()) {
      if (at >= stream.endAt) end(stream, `retry: ${500 + randomUpTo(2_500)}\n\n`)
      else if (at >= stream.lookAt) {
        stream.lookAt = Infinity
        write(stream, eventOf('notice'))
      } else if (at >= stream.beatAt) {
        stream.beatAt = at + beatMs
        silent.push(stream)
      }
      if (at >= stream.checkAt) due.push(stream)
    }
    writeAll(silent, beat)
    if (isChecking || due.length === 0) return
    isChecking = true
    void checkAll(due, 'never').finally(() => {
      isChecking = false
    })
  }

  const follow = (stream: Omit<Stream, 'out'>, held: Parameters<typeof listeners.place>[1]) => (out: Outlet) => {
    const whole = { ...stream, out }
    listeners.add(whole, held)
    write(whole, `retry: ${3_000 + randomUpTo(7_000)}\n:\n\n`)
    return () => void listeners.remove(whole)
  }

  /** Whoever comes where the balancer has not seen yet that this process stops, comes back soon: at a 503 a browser would not. */
  const letGo = (out: Outlet) => {
    out.end(goodbye())
    return () => undefined
  }

  return {
    admit: async (cookieHeader, brukareId, requestId) => {
      if (isDraining) return letGo
      if (listeners.count() >= most) return 'busy'
      const state = await signIn.session(cookieHeader, { isUse: false })
      if (state.state !== 'open') return 'gone'
      const { user } = state
      if (state.waitSeconds || listeners.ofSession(user.sessionId).length >= mostOfSession) return 'busy'
      const held = await access.reach(user, brukareId, requestId)
      if (held.length === 0) {
        if (brukareId !== null) await access.noteRefused(user, brukareId, refusedSight(null), requestId)
        return 'gone'
      }
      const at = now()
      const times = {
        beatAt: at + randomUpTo(beatMs),
        checkAt: at + firstCheckMs,
        endAt: at + lifeMs - randomUpTo(lifeMs / 10),
      }
      const about = { cookie: ownCookie(cookieHeader), user, sessionId: user.sessionId, brukareId, requestId }
      return follow({ ...about, ...times, lookAt: Infinity, marks: [] }, held)
    },
    hear: (signal) => {
      switch (signal.kind) {
        case 'change': {
          const key = placeKey(signal)
          tell(key, signal.type)
          if (isAboutRights(signal.type)) void checkAll(listeners.at(key), 'anew')
          return
        }
        case 'done':
          return tell(portalKey(signal.brukareId), signal.type)
        case 'rights': {
          const about = listeners.at(portalKey(signal.brukareId))
          tell(portalKey(signal.brukareId), 'access')
          void checkAll(about, 'never').then(() => {
            // By the clock of who did it, it may not have happened here yet.
            for (const stream of about) stream.checkAt = now() + skewMs
          })
          return
        }
        case 'session':
          for (const stream of listeners.ofSession(signal.sessionId)) end(stream, said('ended'))
          return
        case 'followed':
        case 'nudge':
      }
    },
    missed: () => {
      const at = now()
      for (const stream of listeners.all()) {
        stream.lookAt = at + randomUpTo(missedMs)
        stream.checkAt = Math.min(stream.checkAt, stream.lookAt)
      }
    },
    count: listeners.count,
    start: () => {
      sweeping ??= setInterval(sweep, 1_000).unref()
    },
    drain: async (ms) => {
      isDraining = true
      clearInterval(sweeping)
      const going = listeners.all().map(
        (stream) =>
          new Promise<void>((resolve) => {
            setTimeout(() => {
              end(stream, goodbye())
              resolve()
            }, randomUpTo(ms))
          }),
      )
      await Promise.all(going)
    },
  }
}

/** Of a Cookie header what tells the session: the rest is not kept for as long as a page is open. */
function ownCookie(header: string | null): string {
  const own = (header ?? '').split(';').filter((part) => /^\s*(?:__Host-)?insyn=/.test(part))
  return own.join(';').trim()
}
