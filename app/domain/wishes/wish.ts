import { referenceOf } from '~/domain/objections/reference'

/** What can be wished for, in the order of the contract. */
export const wishKinds = ['cancel', 'move', 'otherPerson', 'absence', 'hospital', 'plan'] as const
/** What is wished for. */
export type WishKind = (typeof wishKinds)[number]

/**
 * Where a wish is. The first two are the portal's alone; the provider knows it from `received` on. `question`: the provider
 * needs to know more, and has not decided.
 */
export const wishStates = [
  'queued',
  'needsAttention',
  'received',
  'question',
  'accepted',
  'partlyAccepted',
  'declined',
  'withdrawn',
] as const
/** What a provider can answer. */
export const wishOutcomes = ['accepted', 'partlyAccepted', 'declined', 'question'] as const

/** Where a wish is. */
export type WishState = (typeof wishStates)[number]
/** What a provider has answered. */
export type WishOutcome = (typeof wishOutcomes)[number]

/** How far ahead shifts are offered to choose among, in days, today among them: more than a week of them is too long a page. */
export const aheadDays = 7

/** True while the provider has not decided. */
export function isUndecided(state: WishState): boolean {
  return state === 'queued' || state === 'needsAttention' || state === 'received' || state === 'question'
}

/** A wish can be taken back until it is decided; a question does not decide it. */
export function canTakeBack(state: WishState): boolean {
  return isUndecided(state)
}

/**
 * The state after an answer, or null when a wish in that state is not to be answered: it is decided once, and a question may
 * come before.
 */
export function afterAnswer(state: WishState, outcome: WishOutcome): WishState | null {
  return state === 'received' || state === 'question' ? outcome : null
}

/** The number of a wish, as on its receipt: 'ONS-7K3M-Q2' (domain/objections/reference). */
export function wishReference(random: (below: number) => number): string {
  return referenceOf('ONS', random)
}
