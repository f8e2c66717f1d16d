import type { Scene } from '~/views/frame/scene'

/** What became of an invitation, as the route has it. */
type Past = {
  is: 'accepted' | 'declined' | 'ended' | 'lapsed' | 'withdrawn' | 'expired' | 'resting'
  at: Date | null
  lastDay: string | null
}

/**
 * What became of an invitation, to the one who was invited: an answer, and when. Nothing of whom it was about: one who was
 * invited by a mistake is told nothing afterwards.
 */
export function pastInvitationText({ is, at, lastDay }: Past, { t, f }: Pick<Scene, 't' | 'f'>) {
  const when = at !== null ? f.dateTime(at) : lastDay !== null ? f.dateLong(lastDay) : ''
  return {
    heading: t(`access.past.${is}.heading`),
    text: t(`access.past.${is}.text`, { when }),
    next: t(`access.past.${is}.next`),
  }
}
