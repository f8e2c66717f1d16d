import { parseShift, type Shift } from '~/domain/schedule/shift'
import { isMissed, isVacant, shiftStateAt } from '~/domain/schedule/state'
import { minutesBetween, stockholmDate } from '~/domain/time/time'
import { isLately, maySayHere, maySayNobody } from '~/domain/urgent/urgent'
import { answerOf, type AnswerView } from '~/views/now/answer'
import type { ShiftPart } from '~/views/schedule/schedule'
import { objectToShiftHref, shiftHref } from '~/views/schedule/address'
import type { ShiftScene } from '~/views/schedule/shift'
import { staffName } from '~/views/schedule/staff-name'
import type { CallView } from './call'
import { nothingTold, saidOf, toldLines, type Told } from './told'

/** One shift that nobody has come to, or that nobody is booked on, with what one can do about it. */
export type UrgentCardView = AnswerView & {
  kind: 'late' | 'missed' | 'saidHere' | 'vacantNow'
  tag: string
  call: CallView
}

type Link = { href: string; text: string }

/** Whose number, what has been said of the shift, and whether the viewer may say it. */
export type Around = { call: CallView; told: Told; mayObject: boolean }

/** Makes the card of one shift, at `scene.now`. */
export function urgentCard(shift: Shift, around: Around, scene: ShiftScene): UrgentCardView {
  const { t, now, brukareId, providerId, providerName } = scene
  const kind = kindOf(shift, around.told, scene)
  const said = saidOf(around.told)
  const page = shiftHref({ brukareId, providerId, day: stockholmDate(shift.plannedStart), id: shift.id })
  const isSayable = around.mayObject && kind !== 'vacantNow'
  const sayNobody =
    isSayable && maySayNobody(shift, said, now)
      ? { href: `${page}/ingen-har-kommit`, text: words(kind, 'nobody', shift, scene) }
      : null
  const sayHere =
    isSayable && maySayHere(shift, said, now)
      ? { action: `${page}/ar-har`, text: words(kind, 'here', shift, scene) }
      : null
  const { heading, ...head } = headOf(kind, shift, around.told, scene)
  return {
    ...answerOf(kind, heading),
    ...head,
    ...{ id: `${providerId}/${shift.id}`, kind },
    people: isVacant(shift) ? [] : [staffName(shift, scene)],
    activities: activitiesOf(kind, shift, scene),
    call: around.call,
    sayNobody,
    sayHere,
    more: moreOf(kind, around, scene, shift),
    help: [
      ...(sayNobody === null ? [] : [t('urgent.help.nobody', { button: sayNobody.text, provider: providerName })]),
      t('urgent.help.danger'),
    ],
  }
}

/** The card of one shift among those of a provider; null when nothing is missed or vacant now. */
export function cardOf(
  { shifts, scene }: ShiftPart,
  shiftId: string,
  around: Omit<Around, 'told'>,
): UrgentCardView | null {
  const data = shifts.find(({ id }) => id === shiftId)
  if (data === undefined) return null
  const shift = parseShift(data)
  if (!isMissed(shift, scene.now) && !isVacantNow(shift, scene.now)) return null
  return urgentCard(shift, { ...around, told: scene.toldOf?.(shift) ?? nothingTold }, scene)
}

/** Somebody should be there now, and nobody is booked. */
export function isVacantNow(shift: Shift, now: Date): boolean {
  return isVacant(shift) && shift.plannedStart <= now && shift.plannedEnd > now
}

function kindOf(shift: Shift, told: Told, { now }: ShiftScene): UrgentCardView['kind'] {
  if (isVacant(shift)) return 'vacantNow'
  if (saidOf(told).somebodyHere) return 'saidHere'
  return shiftStateAt(shift, now) === 'late' ? 'late' : 'missed'
}

function headOf(
  kind: UrgentCardView['kind'],
  shift: Shift,
  told: Told,
  scene: ShiftScene,
): Pick<UrgentCardView, 'heading' | 'tag' | 'lines'> {
  const { t, f, now, own, brukareName: brukare, providerName } = scene
  const name = staffName(shift, scene)
  const whose = own ? 'own' : 'other'
  const start = f.atTime(shift.plannedStart)
  const said = toldLines(told, providerName, scene)
  const day = stockholmDate(shift.plannedStart) === stockholmDate(now) ? null : f.relativeDay(shift.plannedStart, now)
  switch (kind) {
    case 'late':
      return {
        heading: t(`urgent.late.heading.${whose}`, { name, brukare }),
        tag: t('urgent.late.tag', { duration: f.duration(minutesBetween(shift.plannedStart, now)) }),
        lines: [t('urgent.late.line', { name, start }), ...said],
      }
    case 'missed':
      return {
        heading: day === null ? t('urgent.missed.heading', { start }) : t('urgent.missed.headingDay', { day, start }),
        tag: t('urgent.missed.tag', { name }),
        lines: [t('urgent.missed.line', { name, span: f.span(shift.plannedStart, shift.plannedEnd) }), ...said],
      }
    case 'saidHere':
      return { heading: saidHereHeading(told, name, scene), tag: t('urgent.saidHere.tag'), lines: said }
    case 'vacantNow':
      return {
        heading: t('urgent.vacant.heading', { end: f.atTime(shift.plannedEnd) }),
        tag: t('urgent.vacant.tag'),
        lines: [t('urgent.vacant.line', { start })],
      }
  }
}

function saidHereHeading({ here }: Told, name: string, { t }: ShiftScene): string {
  if (here?.own === true) return t('urgent.saidHere.heading.own', { name })
  return t('urgent.saidHere.heading.other', { name, by: here?.by ?? t('urgent.someone') })
}

/** On one's own page the button says only what has happened; for somebody else also to whom. */
function words(kind: UrgentCardView['kind'], which: 'nobody' | 'here', shift: Shift, scene: ShiftScene): string {
  const { t, own, brukareName: brukare } = scene
  const when = kind === 'missed' ? 'past' : 'now'
  return t(`urgent.say.${which}.${when}.${own ? 'own' : 'other'}`, { name: staffName(shift, scene), brukare })
}

function activitiesOf(kind: UrgentCardView['kind'], shift: Shift, scene: ShiftScene): UrgentCardView['activities'] {
  const names = shift.activities.filter(({ planned, name }) => planned && name.trim() !== '').map(({ name }) => name)
  if (names.length === 0) return null
  const heading =
    kind === 'vacantNow'
      ? scene.t('urgent.doing.vacant')
      : scene.t('urgent.doing.staffed', { name: staffName(shift, scene) })
  return { heading, names }
}

function moreOf(
  kind: UrgentCardView['kind'],
  { told: { nobody }, mayObject }: Around,
  { t, now, brukareId, providerId }: ShiftScene,
  shift: Shift,
): Link | null {
  if (!mayObject) return null
  if (nobody !== null) return { href: `/b/${brukareId}/invandningar/${nobody.objectionId}`, text: t('urgent.case') }
  // What is too long ago to be said at once is said as any other thing that is not right.
  if (kind !== 'vacantNow' && (kind !== 'missed' || isLately(shift, now))) return null
  const day = stockholmDate(shift.plannedStart)
  return { href: objectToShiftHref({ brukareId, providerId, day, id: shift.id }), text: t('schedule.shift.object') }
}
