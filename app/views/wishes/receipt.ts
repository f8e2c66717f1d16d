import { isUndecided } from '~/domain/wishes/wish'
import type { Scene } from '~/views/frame/scene'
import type { SaidView } from './about'
import { saidView } from './about'
import { saidOf, sentText, type WishData } from './case'

/** A receipt, finished. */
export type WishReceiptView = {
  reference: string
  providerName: string
  heading: string
  /** False where the provider has refused it, or has not confirmed it in time: then it is not said to be sent. */
  isWell: boolean
  /** What is to come of it, or has: a heading and a sentence. */
  next: { heading: string; text: string }
  /** That it is on its way; null when the provider has it. */
  onItsWay: string | null
  said: SaidView
  sent: string
  caseHref: string
  listHref: string
  /** It was sent in another way than here. */
  note: string | null
}

/** The receipt of a wish: its number, what happens now, and a copy of what was sent. */
export function wishReceiptView(wish: WishData, brukareName: string, scene: Scene): WishReceiptView {
  const { t } = scene
  const { state, reference, providerName: provider } = wish
  const isUnconfirmed = wish.unsent?.what === 'wish' && wish.unsent.trouble !== null
  const isRefused = state === 'needsAttention'
  const listHref = `/b/${wish.brukareId}/onskemal`
  return {
    ...{ reference, providerName: provider, listHref },
    heading: headingOf(),
    isWell: !isRefused && !isUnconfirmed,
    next: nextOf(),
    onItsWay: state === 'queued' ? t('wishes.receipt.notYet', { provider }) : null,
    said: saidView(saidOf(wish), scene),
    sent: sentText(wish, brukareName, scene),
    caseHref: `${listHref}/${wish.id}`,
    note: wish.sent === null ? t('wishes.receipt.elsewhere', { provider }) : null,
  }

  function headingOf(): string {
    if (isRefused) return t('wishes.case.heading.needsAttention', { provider })
    return isUnconfirmed ? t('wishes.case.heading.unconfirmed', { provider }) : t('wishes.receipt.heading')
  }

  /** Of what has been answered or taken back, nothing is said to be on its way. */
  function nextOf(): WishReceiptView['next'] {
    if (isRefused) {
      return { heading: t('wishes.receipt.past'), text: t('wishes.receipt.refused', { provider }) }
    }
    if (state === 'question') {
      return { heading: t('wishes.receipt.past'), text: t('wishes.receipt.question', { provider }) }
    }
    if (isUndecided(state)) {
      return { heading: t('wishes.receipt.next'), text: t('wishes.receipt.nothing', { provider }) }
    }
    const what = state === 'withdrawn' ? 'takenBack' : 'answered'
    return { heading: t('wishes.receipt.past'), text: t(`wishes.receipt.${what}`) }
  }
}
