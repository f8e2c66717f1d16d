import type { Registration, Shift } from '~/domain/schedule/shift'
import type { Scene } from '~/views/frame/scene'

/** When a shift began and ended and how that was registered, for the page about it. */
export function registeredFacts({ actualStart, actualEnd }: Shift, scene: Scene): { name: string; value: string }[] {
  const { t } = scene
  return [
    {
      name: t('schedule.shift.started'),
      value: actualStart ? registrationText(actualStart, scene) : t('schedule.shift.notStarted'),
    },
    {
      name: t('schedule.shift.ended'),
      value: actualEnd ? registrationText(actualEnd, scene) : t('schedule.shift.notEnded'),
    },
  ]
}

/** One registered start or end as a sentence: the time, how, and what it was before a change. */
export function registrationText(registration: Registration, { t, f }: Scene): string {
  const time = f.atTime(registration.at)
  const method = t(`terms.method.${registration.method}`)
  if (registration.originalAt === undefined) return t('schedule.shift.registered', { time, method })
  return t('schedule.shift.registeredChanged', {
    time,
    method,
    original: f.atTime(registration.originalAt),
    changedAt: registration.changedAt === undefined ? '' : f.dateTime(registration.changedAt),
    by: registration.changedBy ?? '',
  })
}
