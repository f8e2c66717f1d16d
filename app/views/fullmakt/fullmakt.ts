import { stockholmDate } from '~/domain/time/time'
import type { FaststallandeFullmakt } from '../../../provider-api/contract'
import type { Scene } from '~/views/frame/scene'

/** The arbetsledare's fullmakt at one provider, in words. */
export type FullmaktView = {
  providerId: string
  providerName: string
  href: string
  inForce: boolean
  /** Which one is in force, for a form to say what it was drawn with; empty: none. */
  mark: string
  /** The last day of that one; null: until further notice, or there is none. */
  to: string | null
  /** From and until when it is, or that there is none. */
  now: string
  /** Every one that was given, the newest first. */
  history: { id: string; text: string; isWithdrawn: boolean }[]
}

/** What is to hold after a change: given until a last day (null: until further notice), or taken back. */
type Change = { act: 'give'; to: string | null } | { act: 'withdraw' }

/**
 * What was pressed for holds, where another than `was` is in force now: it is the same press again, or another has made the same
 * change. Then it can be said that it is done, and nothing has to be.
 */
export function holdsAlready({ inForce, to, history }: FullmaktView, was: string, change: Change): boolean {
  if (change.act === 'give') return inForce && to === change.to
  return !inForce && history.some(({ id, isWithdrawn }) => id === was && isWithdrawn)
}

/**
 * The one that is in force, of a provider's answer. A withdrawal counts at once: its instant is by the provider's clock,
 * which may be ahead of ours.
 */
export function fullmaktInForce(all: readonly FaststallandeFullmakt[], now: Date): FaststallandeFullmakt | null {
  const today = stockholmDate(now)
  const inForce = ({ from, to, withdrawnAt }: FaststallandeFullmakt) =>
    from <= today && (to === undefined || to >= today) && withdrawnAt === undefined
  return all.find(inForce) ?? null
}

/** What has been given at one provider, and what is in force. */
export function fullmaktView(
  all: readonly FaststallandeFullmakt[],
  at: { providerId: string; providerName: string; href: string },
  { t, f, now }: Scene,
): FullmaktView {
  const current = fullmaktInForce(all, now)
  return {
    ...at,
    inForce: current !== null,
    mark: current?.id ?? '',
    to: current?.to ?? null,
    now: current === null ? t('fullmakt.none') : periodText(current, { t, f }),
    history: all.map((one) => {
      if (one.withdrawnAt === undefined) return { id: one.id, text: periodText(one, { t, f }), isWithdrawn: false }
      const time = f.dateTime(new Date(one.withdrawnAt))
      return { id: one.id, text: t('fullmakt.withdrawn', { from: f.dateLong(one.from), time }), isWithdrawn: true }
    }),
  }
}

function periodText({ from, to }: FaststallandeFullmakt, { t, f }: Pick<Scene, 't' | 'f'>): string {
  return to === undefined
    ? t('fullmakt.further', { from: f.dateLong(from) })
    : t('fullmakt.until', { from: f.dateLong(from), to: f.dateLong(to) })
}

/**
 * Under which fullmakt a version was made, or that none was in force. `all` null: the provider's list cannot be had, so
 * nothing is said but what the version itself says.
 */
export function madeUnder(
  fullmaktId: string | undefined,
  all: readonly FaststallandeFullmakt[] | null,
  { t, f }: Pick<Scene, 't' | 'f'>,
): string | null {
  if (fullmaktId === undefined) return all === null ? null : t('fullmakt.madeWithout')
  const one = all?.find(({ id }) => id === fullmaktId)
  return one === undefined
    ? t('fullmakt.madeUnderSome')
    : t('fullmakt.madeUnder', { date: f.dateLong(new Date(one.givenAt)) })
}
