import type { SendingTrouble } from '~/domain/delivery/undelivered'
import type { Scene } from '~/views/frame/scene'

/** Something of a wish that has not reached the provider yet. `trouble` null: it is only on its way. */
export type Unsent = { what: 'wish' | 'wishWithdrawal'; since: Date; trouble: SendingTrouble | null }

/** What a page says of it, in sentences; none of a wish that is only on its way, which the heading says. */
export function unsentView({ what, since, trouble }: Unsent, provider: string, { t, f }: Scene): string[] {
  if (trouble === null) return what === 'wish' ? [] : [t('wishes.unsent.onItsWay', { provider })]
  return [
    t(`wishes.unsent.${what}`, { provider, time: f.dateTime(since) }),
    t(`wishes.unsent.why.${trouble}`),
    t('wishes.unsent.goesOn'),
  ]
}

/** The same on one line of a list; null of what is only on its way. */
export function unsentNote({ since, trouble }: Unsent, provider: string, { t, f }: Scene): string | null {
  return trouble === null ? null : t('wishes.unsent.note', { provider, time: f.dateTime(since) })
}
