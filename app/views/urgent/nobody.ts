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

/** The page of what cannot be said now, though something was written beside it. */
export type SettledView = { title: string; notSent: string; link: { href: string; text: string } }

/**
 * It was said when it was `said` already (`href`: its receipt), or when it is `over`: somebody has come, or the time for it is out
 * (`href`: the first page).
 */
export function settledView(
  why: 'said' | 'over',
  href: string,
  { t, providerName: provider }: ShiftScene,
): SettledView {
  return {
    title: t(`urgent.nobody.settled.${why}`),
    notSent: t('urgent.nobody.settled.notSent', { provider }),
    link: { href, text: t(why === 'said' ? 'urgent.nobody.settled.receipt' : 'urgent.receipt.now') },
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
