import type { MergedAccess } from '~/domain/access/representation'
import type { Scene } from '~/views/frame/scene'

type Said = Pick<MergedAccess, 'role' | 'validTo' | 'joint' | 'jointWith' | 'conflictOfInterest'> & {
  stale: boolean
  asOf: Date
}

/**
 * What is not as usual in how the viewer acts for somebody, a sentence each: that it is oneself or somebody one follows, that it
 * ends, that it is held with others, jäv, and that it could not be confirmed now. That one is god man until further notice is not said.
 */
export function accessNotes(access: Said, { t, f }: Scene): string[] {
  const { role, validTo, joint, jointWith, conflictOfInterest, stale, asOf } = access
  return [
    ...(role === 'brukare' ? [t('choose.myself')] : []),
    ...(role === 'anhorig' ? [t('choose.role.anhorig')] : []),
    ...(role !== 'brukare' && validTo !== null ? [t('choose.until', { date: f.dateLong(validTo) })] : []),
    ...(joint && jointWith.length > 0 ? [t('choose.joint', { names: f.list([...jointWith]) })] : []),
    ...(conflictOfInterest === 'none' ? [] : [t(`choose.conflict.${conflictOfInterest}`)]),
    ...(stale ? [t('choose.stale', { time: f.dateTime(asOf) })] : []),
  ]
}
