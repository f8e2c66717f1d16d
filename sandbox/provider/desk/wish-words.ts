import type { HoursEffect } from '../../../app/domain/wishes/effect'
import type * as Contract from '../../../provider-api/contract'
import { kindWords } from './words'

/** Swedish words for the codes of wishes. */
export const wishKindWords: Record<Contract.WishKind, string> = {
  cancel: 'avboka ett pass',
  move: 'flytta ett pass',
  otherPerson: 'en annan person',
  absence: 'ingen hjälp vissa dagar',
  hospital: 'sjukhusvistelse',
  plan: 'ändra i planen',
}

export const wishStateWords: Record<Contract.WishState, string> = {
  received: 'väntar på svar',
  question: 'vi har frågat',
  accepted: 'vi har sagt ja',
  partlyAccepted: 'vi har sagt ja till en del',
  declined: 'vi har sagt nej',
  withdrawn: 'återtaget',
}

export const wishOutcomeWords: Record<Contract.WishAnswer['outcome'], string> = {
  accepted: 'Vi säger ja till hela önskemålet',
  partlyAccepted: 'Vi säger ja till en del av önskemålet',
  declined: 'Vi säger nej till önskemålet',
  question: 'Vi behöver veta mer',
}

/** True for a code of an answer. */
export const isWishOutcome = (value: string): value is Contract.WishAnswer['outcome'] =>
  Object.hasOwn(wishOutcomeWords, value)

const unknownWords: Record<Extract<HoursEffect, { is: 'unknown' }>['why'], string> = {
  notRead: 'inte känt: passet finns inte i schemat',
  notYours: 'inte räknat: schemat får inte läsas',
  tooLong: 'inte räknat: det är för många dagar',
  noEnd: 'inte känt: ingen vet än hur länge det varar',
  open: 'beror på vad ni kommer överens om',
}

const change = ({ week, kind, minutes }: Extract<HoursEffect, { is: 'known' }>['weeks'][number]): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const length = [hours > 0 ? `${hours} tim` : '', rest > 0 ? `${rest} min` : ''].filter((it) => it !== '').join(' ')
  return `vecka ${Number(week.slice(-2))}: ${length} ${minutes < 0 ? 'mindre' : 'mer'} ${kindWords[kind]}`
}

/** What a yes does to the hours. */
export const effectWords = (effect: HoursEffect): string => {
  if (effect.is === 'unknown') return unknownWords[effect.why]
  const weeks = effect.weeks.length === 0 ? 'ändras inte' : effect.weeks.map(change).join('; ')
  const edge =
    effect.edge === true ? '. Ett pass går över den första eller sista dagens midnatt och är inte räknat' : ''
  return effect.is === 'partly' ? `${weeks}. Efter ${effect.until} är inget planerat än${edge}` : `${weeks}${edge}`
}
