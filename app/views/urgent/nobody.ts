import type { Shift } from '~/domain/schedule/shift'
import { isSayingNow } from '~/domain/urgent/urgent'
import type { ShiftScene } from '~/views/schedule/shift'
import { staffName } from '~/views/schedule/staff-name'

/** The page that says that nobody has come: what shift it is about, and the button. */
export function nobodyView(shift: Shift, scene: ShiftScene): { about: string; button: string } {
  const { t, f, own, providerName: provider, brukareName: brukare } = scene
  const when = { date: f.date(shift.plannedStart), time: f.atTime(shift.plannedStart) }
  return {
    about: t('urgent.nobody.shift', { name: staffName(shift, scene), ...when }),
    button: own ? t('urgent.nobody.send', { provider }) : t('urgent.nobody.sendFor', { provider, brukare }),
  }
}

/** The page that says that somebody is there. */
export function hereView(shift: Shift, scene: ShiftScene): { text: string; button: string } {
  const { t, now, own, providerName: provider, brukareName: brukare } = scene
  const name = staffName(shift, scene)
  const when = isSayingNow(shift, now) ? 'now' : 'past'
  return {
    text: t('urgent.here.text', { provider, name }),
    button: t(`urgent.say.here.${when}.${own ? 'own' : 'other'}`, { name, brukare }),
  }
}
