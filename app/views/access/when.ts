import type { RepresentationState } from '~/domain/access/giving'
import { comesOfAgeOn, lastDayOf } from '~/domain/access/last-day'
import { isGivenHere, type Representation } from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** An access with where it comes from. */
type Timed = Representation & { source: 'provider' | 'portal' }

/** True for an access that has been, or that came to nothing. */
export function isOver(state: RepresentationState): boolean {
  return state === 'declined' || state === 'withdrawn' || state === 'expired'
}

/** From when until when, of what has not ended. `endsBy`: the last day of the right that it rests on. */
export function periodText(one: Representation & { endsBy?: string | null }, { t, f }: Scene): string {
  const from = f.dateLong(one.validFrom)
  const [to, ofAge, endsBy] = [lastDayOf(one), comesOfAgeOn(one), one.endsBy ?? null]
  if (isGivenHere(one.kind) && one.acceptedAt === null) {
    const last = endsBy !== null && (to === null || endsBy < to) ? endsBy : to
    return last === null ? t('access.period.offered') : t('access.period.offeredUntil', { to: f.dateLong(last) })
  }
  if (endsBy !== null && (to === null || endsBy < to)) {
    return t('access.period.untilGiver', { from, to: f.dateLong(endsBy) })
  }
  if (to === null) return t('access.period.further', { from })
  if (ofAge !== null && to !== one.validTo) return t('access.period.until18', { from, date: f.dateLong(ofAge) })
  return t('access.period.until', { from, to: f.dateLong(to) })
}

/** From when until when, of what has ended. Null for what never began: nobody had said yes, or its first day had not come. */
export function pastPeriod(one: Timed, state: RepresentationState, { t, f }: Scene): string | null {
  const end = state === 'withdrawn' && one.revokedAt !== null ? stockholmDate(one.revokedAt) : lastDayOf(one)
  const began = (one.source === 'provider' || one.acceptedAt !== null) && end !== null && end >= one.validFrom
  return began ? t('access.period.was', { from: f.dateLong(one.validFrom), to: f.dateLong(end) }) : null
}

/** What has ended, and by whom. */
type Ended = Timed & { declinedAt: Date | null; revokedByName: string | null }

/** Since when it is over, and how it came to be; null while it is not. */
export function endText(one: Ended, state: RepresentationState, { t, f }: Scene): string | null {
  const last = lastDayOf(one)
  if (state === 'expired' && last !== null) {
    const wasAnswered = one.source === 'provider' || one.acceptedAt !== null
    return t(wasAnswered ? 'access.ended.expired' : 'access.ended.unanswered', { date: f.dateLong(last) })
  }
  if (state === 'withdrawn' && one.revokedAt !== null) {
    const time = f.dateTime(one.revokedAt)
    const name = one.revokedByName
    return name === null ? t('access.ended.revoked', { time }) : t('access.ended.revokedBy', { time, name })
  }
  if (state === 'declined' && one.declinedAt !== null)
    return t('access.ended.declined', { time: f.dateTime(one.declinedAt) })
  return null
}
