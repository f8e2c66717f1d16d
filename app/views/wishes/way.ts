import type { WishState } from '~/domain/wishes/wish'
import type { Texts } from '~/i18n/texts'

/** A step of a wish. */
export type WishStep = { name: string; state: 'done' | 'now' | 'ahead' | 'late'; note: string | null }

/**
 * Where a wish that is not decided is: sent, received, answered; null for one that is decided or taken back. No day is said, since
 * there is none. `isConfirmed` false: the provider may not have it.
 */
export function wishWay(state: WishState, isConfirmed: boolean, t: Texts): WishStep[] | null {
  const step = (name: 'sent' | 'received' | 'answer', is: WishStep['state'], note: string | null = null): WishStep => ({
    name: t(`wishes.way.${name}`),
    state: is,
    note,
  })
  if (!isConfirmed) return [step('sent', 'now'), step('received', 'ahead'), step('answer', 'ahead')]
  switch (state) {
    case 'queued':
      return [step('sent', 'now'), step('received', 'ahead'), step('answer', 'ahead')]
    case 'needsAttention':
      return [
        step('sent', 'done'),
        { ...step('received', 'late'), note: t('wishes.way.refused') },
        step('answer', 'ahead'),
      ]
    case 'received':
      return [step('sent', 'done'), step('received', 'done'), step('answer', 'now')]
    case 'question':
      return [step('sent', 'done'), step('received', 'done'), step('answer', 'now', t('wishes.way.question'))]
    default:
      return null
  }
}
