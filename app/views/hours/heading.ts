import type { Balance } from '~/domain/hours/balance'
import type { Scene } from '~/views/frame/scene'
import type { PeriodState } from './parts'

/** Of what is not whole: what could not be read, or is from before the provider's data begin on a day. */
export type NotWhole = { why: 'unread' } | { why: 'before'; dataFrom: string }

/** Which time it is about: as it stands in the heading ("i november"), and whose; `name` null: the brukare reads it. */
type About = { state: PeriodState; in: string; name: string | null }

/** The answer as a heading of at most ten words: what is missing. `balance`: or why no sum can be told. */
export function hoursHeading(balance: Balance | NotWhole, about: About, { t, f }: Scene): string {
  const { state, in: when, name } = about
  if ('why' in balance)
    return balance.why === 'unread'
      ? t('hours.heading.unknown', { when })
      : t('hours.heading.before', { date: f.dateLong(balance.dataFrom) })
  const { granted, delivered } = balance
  if (granted === 0 && delivered === 0) return t('hours.heading.none', { when })
  const difference = granted - delivered
  const values = {
    ...{ when, name: name ?? '' },
    granted: f.duration(granted),
    difference: f.duration(Math.abs(difference)),
  }
  const who = name === null ? 'own' : 'other'
  if (state === 'ahead') return t(`hours.heading.ahead.${who}`, values)
  if (difference > 0) return t(`hours.heading.missing.${who}`, values)
  return t(difference < 0 ? `hours.heading.more.${who}` : `hours.heading.all.${who}.${state}`, values)
}

/** What the heading is made of, in a sentence or two: how much has been given of how much. Empty when there is nothing to tell. */
export function hoursLead(balance: Balance | NotWhole, about: About, { t, f }: Scene): string[] {
  const { state, in: when, name } = about
  if ('why' in balance) return balance.why === 'before' ? [t('hours.lead.before', { when })] : []
  const { granted, delivered } = balance
  if (state === 'ahead' || (granted === 0 && delivered === 0)) return []
  const who = name === null ? 'own' : 'other'
  const values = { name: name ?? '', granted: f.duration(granted), delivered: f.duration(delivered) }
  const given = t(`hours.lead.${who}.${state}`, values)
  return delivered > granted ? [given, t('hours.lead.more', { difference: f.duration(delivered - granted) })] : [given]
}
