import type { Shift } from '~/domain/schedule/shift'
import { isolated } from '~/i18n/outside-text'
import type { Scene } from '~/views/frame/scene'

/** Who is booked; one whom the provider has not named, or has left out of a shift that has begun, is said to be that. */
export function staffName({ staff }: Pick<Shift, 'staff'>, { t }: Pick<Scene, 't'>): string {
  const name = isolated(staff?.displayName.trim() ?? '')
  return name === '' ? t('schedule.unnamed') : name
}
