import type { PlannedNow } from '~/domain/now/now'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { isMissed } from '~/domain/schedule/state'
import { isUnanswered } from '~/domain/urgent/urgent'
import type { ShiftPart } from '~/views/schedule/schedule'
import type { ShiftScene } from '~/views/schedule/shift'
import { callView, type CallView } from '~/views/urgent/call'
import { isVacantNow, urgentCard, type UrgentCardView } from '~/views/urgent/card'
import { nothingTold, saidOf, type Told } from '~/views/urgent/told'

type One = { shift: Shift; scene: ShiftScene; told: Told }

/** Whom to ring at a provider, null when it is not known, and whether the viewer may say that something is not right there. */
type Around = (providerId: string) => { call: CallView | null; mayObject: boolean }

const weight = { late: 0, saidHere: 1, vacantNow: 2, missed: 3 } as const

/**
 * The cards of what is missed or vacant now: `first` is the answer of the page, null when somebody is here or nothing is
 * missed. Who is late comes first, then what is vacant, then what was missed and nobody has answered for, the nearest first.
 */
export function urgentNow(
  parts: readonly ShiftPart[],
  planned: PlannedNow,
  around: Around,
): { first: UrgentCardView | null; others: UrgentCardView[] } {
  const cards = parts
    .flatMap(({ shifts, scene }) =>
      shifts.map((data): One => {
        const shift = parseShift(data)
        return { shift, scene, told: isMissed(shift, scene.now) ? (scene.toldOf?.(shift) ?? nothingTold) : nothingTold }
      }),
    )
    .filter(isShown)
    .sort((a, b) => b.shift.plannedStart.getTime() - a.shift.plannedStart.getTime())
    .map(({ shift, scene, told }) => {
      const { call, mayObject } = around(scene.providerId)
      const known = call ?? callView({ id: scene.providerId, name: scene.providerName }, null, scene)
      return urgentCard(shift, { call: known, told, mayObject }, scene)
    })
    .sort((a, b) => weight[a.kind] - weight[b.kind])
  if (planned.here.length > 0) return { first: null, others: cards }
  const [first = null, ...others] = cards
  return { first, others }
}

/** Late, vacant now, or missed and not answered for; and one who is said to be here, while the shift goes on. */
function isShown({ shift, scene: { now }, told }: One): boolean {
  if (isVacantNow(shift, now)) return true
  if (!isMissed(shift, now)) return false
  return isUnanswered(shift, saidOf(told), now) || (told.here !== null && shift.plannedEnd > now)
}
