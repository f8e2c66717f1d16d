import type { Balance } from '~/domain/hours/balance'
import type { NotWhole } from './heading'
import type { Scene } from '~/views/frame/scene'

/** A figure with its name. */
export type Fact = { name: string; value: string }

/** Whether a period is over, goes on, or is to come. */
export type PeriodState = 'done' | 'soFar' | 'ahead'

/** What is said when nothing is told as missing. */
export function noneText(notWhole: NotWhole | null, isOpen: boolean, { t }: Scene): string {
  if (notWhole !== null) return t('hours.reasons.unknown')
  return t(isOpen ? 'hours.reasons.notYet' : 'hours.reasons.none')
}

/** What the reasons come to; of days to come, how much of what is granted is planned. */
export function totalText(notWhole: NotWhole | null, shown: Balance, state: PeriodState, { t, f }: Scene): string {
  if (notWhole !== null) return t('hours.total.unknown')
  if (state === 'ahead')
    return t('hours.total.ahead', { planned: f.duration(shown.ahead), granted: f.duration(shown.granted) })
  const difference = shown.granted - shown.delivered
  return t(difference < 0 ? 'hours.total.more' : 'hours.total.missing', { duration: f.duration(Math.abs(difference)) })
}

/** What is granted, what is delivered in two parts, and where it leads. */
export function factsOf(
  shown: Balance,
  whole: Balance,
  { state, isPlanned }: { state: PeriodState; isPlanned: boolean },
  { t, f }: Scene,
): Fact[] {
  const fact = (key: 'granted' | 'faststalld' | 'reported' | 'disputed' | 'ahead', minutes: number): Fact => ({
    name: t(`hours.fact.${key}`),
    value: f.duration(minutes),
  })
  const facts = [fact('granted', shown.granted)]
  if (state !== 'ahead') facts.push(fact('faststalld', shown.faststalld), fact('reported', shown.reported))
  if (shown.disputed > 0) facts.push(fact('disputed', shown.disputed))
  if (state === 'done') return facts
  const values = { forecast: f.duration(whole.forecast), granted: f.duration(whole.granted) }
  const forecast = { name: t('hours.fact.forecast'), value: t('hours.fact.forecastValue', values) }
  // Of days that are not planned yet nothing can be foretold.
  return [...facts, fact('ahead', whole.ahead), ...(isPlanned ? [forecast] : [])]
}
