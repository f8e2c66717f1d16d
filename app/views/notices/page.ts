import type { ActorRole } from '~/domain/access/representation'
import type { NoticeChannel } from '~/domain/notices/address'
import { noticeTones, type NoticeChoice, type NoticeTone } from '~/domain/notices/event'
import { isPaused } from '~/domain/notices/when'
import { instantsAt, stockholmDate, type DayString } from '~/domain/time/time'
import { htmlLang, type Language } from '~/i18n/languages'
import { textsFor, type Texts } from '~/i18n/texts'
import type { Scene } from '~/views/frame/scene'
import { aboutPath, addPath, destinationPath } from './address'
import { letterOf, type LetterWords } from './letter'

type Destination = {
  id: string
  channel: NoticeChannel
  address: string
  confirmedAt: Date | null
  codeUntil: Date | null
  failedAt: Date | null
  stoppedAt: Date | null
}

/** Where a destination is: it gets what is told, waits for its code, cannot be reached, or was ended from a letter. */
export type DestinationState = 'works' | 'waits' | 'failed' | 'stopped'

/** Where a destination is. */
export function destinationState({ confirmedAt, failedAt, stoppedAt }: Omit<Destination, 'id'>): DestinationState {
  if (failedAt !== null) return 'failed'
  if (stoppedAt !== null) return 'stopped'
  return confirmedAt === null ? 'waits' : 'works'
}

export type DestinationItem = {
  id: string
  href: string
  /** By itself, and in a sentence. */
  title: string
  address: string
  channel: NoticeChannel
  state: DestinationState
  /** What it means, a sentence. */
  text: string
}

/** A destination in words. */
export function destinationItem(one: Destination, { t, f, now }: Scene): DestinationItem {
  const { id, channel, codeUntil } = one
  const state = destinationState(one)
  const since = one.failedAt ?? one.stoppedAt ?? one.confirmedAt ?? now
  const isOld = state === 'waits' && (codeUntil === null || codeUntil <= now)
  const text = isOld ? t('notices.state.old') : t(`notices.state.${state}`, { date: f.date(since) })
  return { id, href: destinationPath(id), ...shownAddress(one, t), channel, state, text }
}

/** An address as it is read. A mailbox is found by a number that is not shown. */
function shownAddress({ channel, address }: Destination, t: Texts): { title: string; address: string } {
  if (channel === 'digitalPost') return { title: t('notices.digitalPost.card'), address: t('notices.digitalPost.name') }
  const shown = channel === 'sms' ? address.replace(/^\+46(\d\d)(\d{3})(\d\d)(\d\d)$/, '0$1-$2 $3 $4') : address
  return { title: shown, address: shown }
}

type Times = { language: Language; quiet: { from: string; to: string } | null; pause: { to: DayString | null } | null }
type About = {
  brukareId: string
  name: string
  role: ActorRole
  chosen: NoticeChoice
  is: NoticeChoice
  isOff: boolean
}

type Chosen = {
  destinations: readonly Destination[]
  times: Times
  about: readonly About[]
  isWhole: boolean
  told: readonly { at: Date; tone: NoticeTone }[]
  stuck: ReadonlyMap<string, Date>
}

/** The page of one's own notices, in words. */
export type NoticesView = {
  destinations: DestinationItem[]
  /** Those that what is to be told has not got to, and since when; it is tried again. */
  stuck: { id: string; title: string; text: string }[]
  /** What can be added here. */
  add: { channel: NoticeChannel; href: string }[]
  about: { id: string; href: string; name: string; level: string; isProtected: boolean; isLimited: boolean }[]
  isWhole: boolean
  /** They are told of their own sign-ins and of incidents, whatever they have chosen of others. */
  isToldOfOwn: boolean
  quiet: string
  pause: string
  isPaused: boolean
  language: string
  /** Every letter in the language that is chosen. */
  letters: (LetterWords & { tone: NoticeTone })[]
  lang: 'sv' | 'en' | 'fi'
  told: { at: string; text: string }[]
}

/** What somebody has chosen, in words. `origin`: the portal's address. */
export function noticesView(
  { destinations, times, about, isWhole, told, stuck }: Chosen,
  { channels, origin }: { channels: readonly NoticeChannel[]; origin: string },
  scene: Scene,
): NoticesView {
  const { t, f, now } = scene
  const isNow = isPaused(times, now)
  const words = textsFor(times.language)
  return {
    destinations: destinations.map((one) => destinationItem(one, scene)),
    stuck: destinations.flatMap((one) => {
      const since = stuck.get(one.id)
      if (since === undefined) return []
      const { address } = shownAddress(one, t)
      const title = t('notices.page.waitingTitle', { address })
      return [{ id: one.id, title, text: t('notices.page.waitingText', { time: f.dateTime(since) }) }]
    }),
    add: channels.map((channel) => ({ channel, href: addPath(channel) })),
    about: about.map(({ brukareId: id, name, chosen, is, isOff: isProtected }) => ({
      ...{ id, href: aboutPath(id), name, isProtected, isLimited: is !== chosen },
      level: t(`notices.level.${is}.name`),
    })),
    isWhole,
    isToldOfOwn: destinations.some((one) => destinationState(one) === 'works') && mayBeTold(about),
    quiet: quietText(times, scene),
    pause: pauseText(isNow ? times.pause : null, { t, f }),
    isPaused: isNow,
    language: t(`frame.languageName.${times.language}`),
    letters: noticeTones.map((tone) => ({ tone, ...letterOf(tone, origin, words) })),
    lang: htmlLang(times.language),
    told: told.map(({ at, tone }) => ({ at: f.dateTime(at), text: t(`notices.told.${tone}`) })),
  }
}

/** As it is judged when something is about to be sent: nothing to one whose own identity is protected, or who is here for such alone. */
function mayBeTold(about: readonly About[]): boolean {
  const isHidden = about.some(({ role, isOff }) => role === 'brukare' && isOff)
  return !isHidden && (about.length === 0 || about.some(({ isOff }) => !isOff))
}

function quietText({ quiet }: Pick<Times, 'quiet'>, { t, f, now }: Scene): string {
  if (quiet === null || quiet.from === quiet.to) return t('notices.page.quietNever')
  // By the clock alone: any day has these, but for the hour that is skipped.
  const [from = now] = instantsAt(stockholmDate(now), quiet.from)
  const [to = now] = instantsAt(stockholmDate(now), quiet.to)
  return t('notices.page.quietHours', { from: f.atTime(from), to: f.atTime(to) })
}

function pauseText(pause: Times['pause'], { t, f }: Pick<Scene, 't' | 'f'>): string {
  if (pause === null) return t('notices.page.pauseNo')
  return pause.to === null ? t('notices.page.pauseFurther') : t('notices.page.pauseTo', { date: f.date(pause.to) })
}
