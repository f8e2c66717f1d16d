import { type ShiftData } from '~/domain/schedule/shift'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { ShiftScene } from './shift'

/** For tests of views: 19 November 2026 at 15, in Swedish, Pia's own page at Farsta. */
export const scene: ShiftScene = {
  t: textsFor('sv'),
  f: formatsFor('sv'),
  now: new Date('2026-11-19T15:00:00+01:00'),
  requestId: 'r1',
  own: true,
  brukareId: 'b1',
  brukareName: 'Pia Lindgren',
  providerId: 'farsta',
  providerName: 'Farsta Assistans',
  brukareIsProtected: false,
  maySeeVisits: true,
}

const staff = (id: string, displayName: string) => ({ id, displayName, role: 'assistant' as const })
export const anna = staff('s1', 'Anna Ek')
export const lars = staff('s2', 'Lars Öst')

/** Anna's planned shift on the morning of 20 November, with what is told. */
export const shiftData = (more: Partial<ShiftData> = {}): ShiftData => ({
  id: 'p1',
  plannedStart: '2026-11-20T08:00:00+01:00',
  plannedEnd: '2026-11-20T10:00:00+01:00',
  kind: 'active',
  staff: anna,
  status: 'planned',
  activities: [],
  changes: [],
  ...more,
})

/** A time that the assistant registered in the app, then. */
export const at = (time: string) => ({ at: time, method: 'app' as const, registeredAt: time })

/** A shift of 18 November that has ended. */
export const yesterday = {
  plannedStart: '2026-11-18T08:00:00+01:00',
  plannedEnd: '2026-11-18T10:00:00+01:00',
  status: 'ended',
  actualStart: at('2026-11-18T08:23:00+01:00'),
  actualEnd: at('2026-11-18T10:02:00+01:00'),
} as const
