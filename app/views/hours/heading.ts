import type { Balance } from '~/domain/hours/balance'
import type { Scene } from '~/views/frame/scene'

/** Of what is not whole: what could not be read, or is from before the provider's data begin on a day. */
export type NotWhole = { why: 'unread' } | { why: 'before'; dataFrom: string }

/**
 * The answer as a heading: how much of what was granted has been given, and what is missing. `balance`: or why no
 * sum can be told. `name` null: the brukare reads it.
 */
export function hoursHeading(
  balance: Balance | NotWhole,
  state: 'done' | 'soFar' | 'ahead',
  when: string,
  name: string | null,
  { t, f }: Scene,
): string {
  if ('why' in balance)
    return balance.why === 'unread'
      ? t('hours.heading.unknown', { when })
      : t('hours.heading.before', { when, date: f.dateLong(balance.dataFrom) })
  const { granted, delivered } = balance
  if (granted === 0 && delivered === 0) return t('hours.heading.none', { when })
  const difference = granted - delivered
  const values = {
    ...{ when, name: name ?? '' },
    granted: f.duration(granted),
    delivered: f.duration(delivered),
    difference: f.duration(Math.abs(difference)),
  }
  const who = name === null ? 'own' : 'other'
  if (state === 'ahead') return t(`hours.heading.${who}.ahead`, values)
  const result = difference === 0 ? 'all' : difference < 0 ? 'more' : 'missing'
  return t(`hours.heading.${who}.${state}.${result}`, values)
}
