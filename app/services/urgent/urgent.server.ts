import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Access } from '~/auth/types'
import type { Database, Objection } from '~/database/types'
import { mayAt, placeAt, type RightAt } from '~/domain/access/rights'
import { shownOf } from '~/domain/known'
import { answerDueBy, isOpen } from '~/domain/objections/objection'
import { objectionReference } from '~/domain/objections/reference'
import { parseShift } from '~/domain/schedule/shift'
import { maySayHere, maySayNobody } from '~/domain/urgent/urgent'
import type { ProviderGateway } from '~/provider/types'
import { doerOf } from '~/services/access-log/log.server'
import { providerName } from '~/services/frame/gather.server'
import { shiftParts, type ScheduleService } from '~/services/schedule/schedule.server'
import { toldNobody, type UrgentAround } from './around.server'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { aboutShifts, targetOf } from '~/views/objections/about'
import type { ShiftScene } from '~/views/schedule/shift'
import { callView, type CallView } from '~/views/urgent/call'
import { urgentReceipt, type UrgentReceiptView } from '~/views/urgent/receipt'
import { nowDays } from '~/views/now/days'
import { saidOf, type Told, type ToldNobody } from '~/views/urgent/told'

type Parts = {
  database: Pick<Database, 'objections' | 'arrivals'>
  provider: Pick<ProviderGateway, 'providers'>
  schedule: Pick<ScheduleService, 'shifts'>
  around: UrgentAround
  /** Wakes the outbox worker: something is to be sent. */
  nudge: () => void
}

type ShiftAsSent = Parameters<typeof aboutShifts>[0][number]

/** One shift of an address. */
export type ShiftKey = { providerId: string; date: string; shiftId: string }

/** A shift that nobody has come to, with what it is shown by. `key`: the form's own, so that a second press is the first. */
export type Missed = {
  shift: ShiftAsSent
  scene: ShiftScene
  place: RightAt
  told: Told
  call: CallView
  key: string
}

/** The plan could not be read, so that nobody knows whether there is such a shift: whom to ring, and what the page says. */
export type UnreadShift = { call: CallView; notices: ProviderNotice[] }

type Sought = { is: 'missed'; missed: Missed } | { is: 'unread'; unread: UnreadShift }

/** How long a page waits for the provider to confirm before it says that it has not, in milliseconds. */
const confirmMs = 2_500
const confirmEveryMs = 100

/** "Nobody has come": what is said at once, and whom to ring. */
export function createUrgentService({ database, provider, schedule, around, nudge }: Parts) {
  const nameOf = (providerId: string) => providerName(provider, providerId)

  async function find(access: Access, scene: Scene, { providerId, date, shiftId }: ShiftKey): Promise<Sought | null> {
    const place = placeAt(access, providerId, 'schedule:read', 'object')
    if (place === null) return null
    const { from, to } = daysWith(date, scene.now)
    const { known, notices } = await schedule.shifts({ ...access, places: [place] }, scene, from, to)
    const [part] = shownOf(shiftParts(known, access, scene))
    const shift = shownOf(known)[0]?.data.find(({ id }) => id === shiftId)
    if (known.is === 'unknown') {
      return { is: 'unread', unread: { call: await around.callAt(access, scene, place), notices } }
    }
    if (part === undefined || shift === undefined) return null
    const [toldOf, call] = await Promise.all([around.told(access, scene), around.callAt(access, scene, place)])
    const told = toldOf(providerId, shift)
    return { is: 'missed', missed: { shift, scene: part.scene, place, told, call, key: randomUUID() } }
  }

  async function urgentOne(access: Access, id: string): Promise<{ found: Objection; told: ToldNobody } | null> {
    const found = await database.objections.find({ id, brukareId: access.brukare.id })
    if (found?.urgent !== true || !mayAt(access, found.providerId, 'object')) return null
    return { found, told: toldNobody(found, access) }
  }

  return {
    find,

    /**
     * Says that nobody has come, once: the same `key` gives the same objection, and so does one that is open about the shift.
     * It waits a moment for the provider to confirm it. `isTold`: the text went with it, and is not only here. Null: the shift is not
     * there; 'over': somebody has come meanwhile; 'unread': that cannot be known now, and nothing is said.
     */
    async sayNobody(
      access: Access,
      scene: Scene,
      key: ShiftKey,
      { text, formKey }: { text: string; formKey: string },
    ): Promise<{ objectionId: string; isTold: boolean } | 'over' | 'unread' | null> {
      const found = await find(access, scene, key)
      if (found?.is !== 'missed') return found && 'unread'
      const { shift, place, told } = found.missed
      const isTold = (objection: Pick<Objection, 'text'> | null) => text === '' || objection?.text === text
      if (told.nobody !== null && isOpen(told.nobody.state)) {
        const { objectionId } = told.nobody
        const known = await database.objections.find({ id: objectionId, brukareId: access.brukare.id })
        return { objectionId, isTold: isTold(known) }
      }
      if (!maySayNobody(parseShift(shift), saidOf(told), scene.now)) return 'over'
      const about = aboutShifts([shift])
      const { objection } = await database.objections.submitUrgent({
        ...{ target: targetOf(about), reason: 'didNotHappen', ownVersion: null, text, about, urgent: true },
        ...{ draftId: draftIdOf(access, formKey), brukareId: access.brukare.id, place },
        lodgedBy: access.viewer.name,
        answerDueBy: answerDueBy(scene.now),
        doer: doerOf(access, scene.requestId, place),
        makeReference: () => objectionReference((below) => randomInt(below)),
      })
      nudge()
      await confirmed(access, objection.id)
      return { objectionId: objection.id, isTold: isTold(objection) }
    },

    /** Says that somebody is there. Null: the shift is not there; 'unread' as above. */
    async sayHere(access: Access, scene: Scene, key: ShiftKey): Promise<'said' | 'over' | 'unread' | null> {
      const found = await find(access, scene, key)
      if (found?.is !== 'missed') return found && 'unread'
      const { shift, place, told } = found.missed
      if (!maySayHere(parseShift(shift), saidOf(told), scene.now)) return 'over'
      const doer = doerOf(access, scene.requestId, place)
      const { name } = access.viewer
      await database.arrivals.say({ brukareId: access.brukare.id, place, shiftId: shift.id, name, doer })
      nudge()
      return 'said'
    },

    /** The receipt as it stands now; null when there is no such urgent objection. */
    async receipt(
      access: Access,
      scene: Scene,
      id: string,
    ): Promise<{ receipt: UrgentReceiptView; log: { id: string; providerId: string; about: string } } | null> {
      const known = await urgentOne(access, id)
      if (known === null) return null
      const { reference, providerId } = known.found
      const place = placeAt(access, providerId, 'object')
      const call =
        place === null
          ? callView({ id: providerId, name: nameOf(providerId) }, null, scene)
          : await around.callAt(access, scene, place)
      const named = { reference, call, brukareId: access.brukare.id, providerName: nameOf(providerId) }
      return { receipt: urgentReceipt(known.told, named, scene), log: { id, providerId, about: reference } }
    },
  }

  /** Waits until the provider has it, or has refused it, or the time is out: the page then says how it stands. */
  async function confirmed(access: Access, id: string): Promise<void> {
    for (let waited = 0; waited < confirmMs; waited += confirmEveryMs) {
      const known = await urgentOne(access, id)
      if (known === null || known.found.state !== 'queued') return
      await new Promise((resolve) => setTimeout(resolve, confirmEveryMs))
    }
  }
}

/** The days of the first page, which has been read: when the provider is down, that is what is kept. */
function daysWith(date: string, now: Date): { from: string; to: string } {
  const { from, to } = nowDays(now)
  return date >= from && date <= to ? { from, to } : { from: date, to: date }
}

/** The form's key as a draft's id: another person's with the same key is another. */
function draftIdOf({ viewer }: Access, formKey: string): string {
  return `urg-${createHash('sha256').update(`${viewer.personId}/${formKey}`).digest('hex').slice(0, 36)}`
}
