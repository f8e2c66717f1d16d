import type { ActorRole } from '~/domain/access/representation'
import type { WishKind, WishOutcome, WishState } from '~/domain/wishes/wish'
import { brukareSide, byText } from '~/views/objections/facts'
import type { Scene } from '~/views/frame/scene'
import { aboutOf, saidView, wishTitle, type SaidView } from './about'
import { isAboutDays } from './draft'
import { unsentView, type Unsent } from './unsent'
import { wishWay, type WishStep } from './way'

/** A wish with its history, as far as the views need it. */
export type WishData = {
  id: string
  brukareId: string
  reference: string
  kind: WishKind
  wantedSpan: { start: string; end: string } | null
  from: string | null
  to: string | null
  /** Of an absence: the shifts that were planned when it was sent, where that was known. */
  shiftIds?: readonly string[] | undefined
  text: string
  about?: unknown
  state: WishState
  sentAt: Date
  sentBy: string | null
  onBehalfOf: ActorRole
  refusalCode: string | null
  /** Null: it was sent elsewhere. */
  sent: string | null
  answers: readonly { outcome: WishOutcome; text: string; by: string; at: Date }[]
  events: readonly { state: WishState; at: Date; actor: string | null; onBehalfOf: ActorRole | null }[]
  providerName: string
  unsent: Unsent | null
}

/** A wish, finished. */
export type WishCaseView = {
  heading: string
  title: string
  lead: string | null
  reference: string
  state: string
  providerName: string
  unsent: string[]
  /** What the provider could not accept; null otherwise. */
  refused: { code: string } | null
  way: WishStep[] | null
  answers: { id: string; heading: string; text: string; by: string }[]
  said: SaidView
  sent: string
  events: { id: string; at: Date; time: string; text: string; by: string | null }[]
  links: { list: string; receipt: string; withdraw: string; again: string }
}

/** The page of a wish in words: where it is, the answers, what was said and what happened. */
export function wishCaseView(wish: WishData, brukareName: string, scene: Scene): WishCaseView {
  const { t, f } = scene
  const { state, reference, providerName: provider, unsent } = wish
  const isUnconfirmed = unsent?.what === 'wish' && unsent.trouble !== null
  const list = `/b/${wish.brukareId}/onskemal`
  const href = `${list}/${wish.id}`
  return {
    heading: t(`wishes.case.heading.${isUnconfirmed ? 'unconfirmed' : state}`, { provider }),
    title: titleOf(wish, scene),
    lead: leadOf(wish, { t }),
    ...{ reference, providerName: provider },
    state: t(`wishes.state.${state}`),
    unsent: unsent === null ? [] : unsentView(unsent, provider, scene),
    refused: state === 'needsAttention' ? { code: wish.refusalCode ?? '' } : null,
    way: wishWay(state, !isUnconfirmed, t),
    // The last one stands, so it is read first.
    answers: wish.answers
      .map(({ outcome, text, by, at }, index) => ({
        id: `${index}`,
        heading: t(`wishes.case.outcome.${outcome}`),
        text,
        by: t('wishes.case.answeredBy', { name: by, time: f.dateTime(at) }),
      }))
      .toReversed(),
    said: saidView(saidOf(wish), scene),
    sent: sentText(wish, brukareName, scene),
    events: wish.events.map((event, index) => ({
      id: `${index}`,
      at: event.at,
      time: f.dateTime(event.at),
      text: t(`wishes.event.${isAgain(wish, index) ? 'queuedAgain' : event.state}`, { provider }),
      by: nobodyNamed(event.state) ? null : byText(event.actor, event.onBehalfOf, { brukareName }, scene),
    })),
    links: { list, receipt: `${href}/kvitto`, withdraw: `${href}/ta-tillbaka`, again: `${list}/nytt` },
  }
}

/** The wish in one line. */
export function titleOf(wish: Pick<WishData, 'kind' | 'about' | 'from' | 'to'>, scene: Scene): string {
  return wishTitle({ ...wish, ...aboutOf(wish.about) }, scene)
}

/** What a wish says. */
export function saidOf({ kind, about, wantedSpan: wanted, from, to, text }: WishData) {
  return { kind, ...aboutOf(about), wanted, from, to, text }
}

/** When it was sent, by whom and for whom. */
export function sentText({ sentAt, sentBy, onBehalfOf }: WishData, brukareName: string, scene: Scene): string {
  return [scene.f.dateTime(sentAt), byText(sentBy ?? brukareSide, onBehalfOf, { brukareName }, scene)].join('. ')
}

function leadOf(
  { state, kind, shiftIds = [], providerName: provider, unsent }: WishData,
  { t }: Pick<Scene, 't'>,
): string | null {
  switch (state) {
    case 'needsAttention':
      return null
    case 'accepted':
      // What has been declined is shown so at once (docs/adr/0061); a part of it is the provider's to say which.
      if (kind === 'cancel') return t('wishes.case.lead.acceptedShift')
      if (isAboutDays(kind) && shiftIds.length > 0) return t('wishes.case.lead.acceptedDays')
      return t(kind === 'plan' ? 'wishes.case.lead.acceptedPlan' : 'wishes.case.lead.accepted', { provider })
    case 'partlyAccepted':
      return t(kind === 'plan' ? 'wishes.case.lead.acceptedPlan' : 'wishes.case.lead.accepted', { provider })
    case 'queued':
    case 'received':
      return t('wishes.case.lead.waits', { provider })
    case 'withdrawn': {
      // While that is not confirmed it may lose to an answer.
      const isOnItsWay = unsent?.what === 'wishWithdrawal'
      return t(isOnItsWay ? 'wishes.case.lead.withdrawnUnconfirmed' : 'wishes.case.lead.withdrawn', { provider })
    }
    default:
      return t(`wishes.case.lead.${state}`, { provider })
  }
}

/** That the provider has received it, or could not, is the provider's doing, whoever sent it. */
const nobodyNamed = (state: WishState): boolean => state === 'received' || state === 'needsAttention'

const isAgain = ({ events }: WishData, index: number): boolean =>
  events[index]?.state === 'queued' && events.slice(0, index).some(({ state }) => state === 'queued')
