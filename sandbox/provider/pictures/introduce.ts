/** What the staff of the sandbox are introduced with: invented, and always the same. */
import type { DayString } from '../../../app/domain/time/time'
import { dayAfter } from '../../../app/domain/time/time'
import type { Staff } from '../../../provider-api/contract'
import type { StaffModel } from '../database/generated/models'
import { fraction, pick, whole } from '../world/random'

type Introduced = Pick<Staff, 'photoUrl' | 'photoConsent' | 'introduction'>
type Known = Pick<StaffModel, 'id' | 'protectedIdentity'>

const moreLanguages = ['en', 'ar', 'fi', 'so', 'pl', 'fa', 'es', 'swl', 'tr'] as const

/** Of ten, seven have a photo, and one of these has not said yes to its being shown. None with protected identity has one. */
export function photoOf({ id, protectedIdentity }: Known): 'shown' | 'notShown' | 'none' {
  const part = fraction(id, 'foto')
  if (protectedIdentity || part >= 0.7) return 'none'
  return part < 0.6 ? 'shown' : 'notShown'
}

/**
 * What one brukare is told of a member of staff.
 * @param photoBase the address that the photos are under; null: where the provider is, is not known
 * @param newFrom the first day, of one who is new
 */
export function introduce(
  staff: Known,
  {
    brukareId,
    anchor,
    newFrom,
    photoBase,
  }: {
    brukareId: string
    anchor: DayString
    newFrom: DayString | null
    photoBase: string | null
  },
): Introduced {
  const { id, protectedIdentity } = staff
  const photo = photoBase === null ? 'none' : photoOf(staff)
  const face = photo === 'none' ? {} : { photoUrl: `${photoBase}/${id}.png`, photoConsent: photo === 'shown' }
  if (protectedIdentity || fraction(id, 'presentation') >= 0.8) return face
  const more = fraction(id, 'språk') < 0.6 ? [pick(moreLanguages, id, 'annat språk')] : []
  const since = newFrom ?? dayAfter(anchor, -whole(60, 1500, id, brukareId, 'sedan'))
  return { ...face, introduction: { languages: ['sv', ...more], since } }
}
