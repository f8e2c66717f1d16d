import { minutesBetween } from '~/domain/time/time'
import type { ActorRole } from '~/domain/access/representation'
import type { ObjectionReason, ObjectionState } from '~/domain/objections/objection'
import type { ObjectionTarget, Span } from '../../../provider-api/contract'
import { aboutParts, aboutSummary, type About } from './about'
import type { Scene } from '~/views/frame/scene'
import { turnAt } from './time'

/** What the provider API calls a change that the brukare's side made, when it does not know by whom. */
export const brukareSide = 'brukare side'

/** The names that a case is told with. */
export type CaseNames = { brukareName: string; providerName: string }

/** What was said, in words; `parts` are the rows or the version it is about. */
export type SaidView = { about: string; parts: string[]; reason: string; ownTime: string | null; text: string }

/** What a person has said, or is about to say. */
export function saidView(
  said: {
    target: Pick<ObjectionTarget, 'type'>
    reason: ObjectionReason | null
    ownVersion: Span | null
    text: string
  },
  about: About | null,
  scene: Scene,
): SaidView {
  const { t } = scene
  return {
    about: aboutSummary(about, said.target.type, scene),
    parts: aboutParts(about, scene),
    reason: said.reason === null ? '' : t(`terms.reason.${said.reason}`),
    ownTime: said.ownVersion && timeText(said.ownVersion, scene),
    text: said.text,
  }
}

/** "torsdag 19 november från klockan 7 till 9:30, 2 timmar 30 minuter"; which time of two, in the hour that comes twice. */
export function timeText({ start, end }: Span, { t, f }: Scene): string {
  const [from, to] = [new Date(start), new Date(end)]
  const time = t('objections.ownTime', {
    date: f.date(from),
    span: f.span(from, to),
    length: f.duration(minutesBetween(from, to)),
  })
  const [first, last] = [turnAt(from), turnAt(to)]
  const withStart = first === null ? time : t(`objections.ownTimeTurn.start.${first}`, { time, clock: f.time(from) })
  if (last === null) return withStart
  // The sentence about the start has its full stop, and the text puts one after the time.
  return t(`objections.ownTimeTurn.end.${last}`, { time: withStart.replace(/\.$/u, ''), clock: f.time(to) })
}

/** A state in plain words with the formal term beside it, when that is another word. */
export function stateText(state: ObjectionState, { t }: Scene): string {
  const plain = t(state === 'withdrawn' ? 'objections.withdrawn' : `terms.objectionState.${state}`)
  const formal = t(`objections.stateFormal.${state}`)
  return plain.toLowerCase() === formal ? plain : t('objections.state', { plain, formal })
}

/** "Av Greta Malm, god man, för Karl Öberg." Null when nobody is named: the portal or the provider's system did it. */
export function byText(
  actor: string | null,
  onBehalfOf: ActorRole | null,
  { brukareName }: Pick<CaseNames, 'brukareName'>,
  { t }: Scene,
): string | null {
  if (actor === brukareSide) return t('objections.by.brukareSide')
  if (actor === null) return null
  return onBehalfOf === null || onBehalfOf === 'brukare'
    ? t('objections.by.own', { name: actor })
    : t('objections.by.onBehalf', { name: actor, role: t(`terms.role.${onBehalfOf}`), brukare: brukareName })
}
