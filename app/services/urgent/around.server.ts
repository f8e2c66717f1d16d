import type { Access } from '~/auth/types'
import type { Arrival, Database, Objection } from '~/database/types'
import { mayAt, placesWith, type RightAt } from '~/domain/access/rights'
import { isOpen } from '~/domain/objections/objection'
import { minutesAfter } from '~/domain/time/time'
import type { ProviderGateway } from '~/provider/types'
import { actorOf, providerName } from '~/services/frame/gather.server'
import { lawsAt } from '~/services/frame/laws.server'
import type { Scene } from '~/views/frame/scene'
import { callView, type CallView } from '~/views/urgent/call'
import type { ToldOpen } from '~/views/urgent/open-case'
import { nothingTold, type Told, type ToldNobody } from '~/views/urgent/told'
import type { Brukare } from '../../../provider-api/contract'

type Parts = {
  database: {
    objections: Pick<Database['objections'], 'listForBrukare' | 'listSince'>
    arrivals: Pick<Database['arrivals'], 'listSince'>
  }
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>
}

/** A shift as far as what has been said of it goes. */
export type SaidAbout = { id: string; arrivalSaid?: { at: Date | string } | undefined }

/** What has been said of a shift at a provider, as far as the viewer may see it. */
export type ToldOf = (providerId: string, shift: SaidAbout) => Told

export type UrgentAround = ReturnType<typeof createUrgentAround>

/** How far back what has been said of who is there is read, in minutes. */
const saidBackMinutes = 3 * 24 * 60
/** What pages look through of a brukare's objections; the same as the list of them. */
const mostObjections = 200

/** What pages show around a shift that nobody has come to: whom to ring, and what has been said. */
export function createUrgentAround({ database, provider }: Parts) {
  const nameOf = (providerId: string) => providerName(provider, providerId)

  const callOf = (providerId: string, brukare: Brukare | null, scene: Scene): CallView =>
    callView({ id: providerId, name: nameOf(providerId) }, brukare, scene)

  /**
   * Whom to ring at a provider, also from a kept answer, since the provider may be down; and after which laws it helps, null: that
   * is not known.
   */
  async function atProvider(access: Access, scene: Scene, place: RightAt) {
    const answer = await provider.getBrukare(place, actorOf(access, place, scene.requestId))
    const brukare = answer.state === 'missing' ? null : answer.data
    return { call: callOf(place.providerId, brukare, scene), laws: brukare && lawsAt(brukare) }
  }

  const callAt = async (access: Access, scene: Scene, place: RightAt): Promise<CallView> =>
    (await atProvider(access, scene, place)).call

  return {
    atProvider,
    callAt,

    /** Whom to ring at each provider that the viewer reaches. `told`: what those said that have been asked already. */
    calls: (
      access: Access,
      scene: Scene,
      told: ReadonlyMap<string, Brukare | null> = new Map<string, Brukare | null>(),
    ): Promise<CallView[]> =>
      Promise.all(
        access.places.map(async (place) => {
          const known = told.get(place.providerId)
          return known === undefined ? callAt(access, scene, place) : callOf(place.providerId, known, scene)
        }),
      ),

    /** What has been said of shifts lately. One without the right to object sees what the provider itself tells. */
    async told(access: Access, scene: Scene): Promise<ToldOf> {
      const brukareId = access.brukare.id
      const providerIds = placesWith(access, 'object').map(({ providerId }) => providerId)
      if (providerIds.length === 0) return toldIn(access, [], [])
      const [objections, arrivals] = await Promise.all([
        database.objections.listForBrukare(brukareId, { limit: mostObjections }),
        database.arrivals.listSince({
          ...{ brukareIds: [brukareId], providerIds },
          since: minutesAfter(scene.now, -saidBackMinutes),
        }),
      ])
      return toldIn(access, objections, arrivals)
    },

    /** The same of several, in two statements however many they are: of shifts of the last days alone. */
    async toldOfMany(accesses: readonly Access[], scene: Scene): Promise<(brukareId: string) => ToldOf> {
      const places = accesses.flatMap((access) => placesWith(access, 'object'))
      const providerIds = [...new Set(places.map(({ providerId }) => providerId))]
      const asked = {
        brukareIds: accesses.map(({ brukare }) => brukare.id),
        since: minutesAfter(scene.now, -saidBackMinutes),
      }
      const [objections, arrivals] =
        places.length === 0
          ? [[], []]
          : await Promise.all([
              database.objections.listSince(asked),
              database.arrivals.listSince({ ...asked, providerIds }),
            ])
      const each = new Map(
        accesses.map((access) => {
          const { id } = access.brukare
          const isOwn = (one: { brukareId: string }) => one.brukareId === id
          return [id, toldIn(access, objections.filter(isOwn), arrivals.filter(isOwn))]
        }),
      )
      return (brukareId) => each.get(brukareId) ?? (() => nothingTold)
    },
  }
}

/** What has been said of the shifts of one, where the viewer may see it; else what the provider itself tells. */
function toldIn(access: Access, objections: readonly Objection[], arrivals: readonly Arrival[]): ToldOf {
  return (providerId, shift) => {
    const fromProvider = saidAtProvider(shift, mayAt(access, providerId, 'visits:read'))
    if (!mayAt(access, providerId, 'object')) return fromProvider
    return {
      nobody: nobodyIn(objections, access, providerId, shift.id),
      here: hereIn(arrivals, access, providerId, shift.id) ?? fromProvider.here,
      open: openAbout(objections, access, providerId, shift.id),
    }
  }
}

/** An objection that nobody came, as it is told. */
export function toldNobody(found: Objection, access: Access): ToldNobody {
  const { id, urgent, state, lodgedAt, lodgedBy, receivedAt, urgentThere } = found
  return {
    ...{ objectionId: id, urgent: urgent === true, state, at: lodgedAt, by: lodgedBy, receivedAt, there: urgentThere },
    own: isSaidBy(access, found),
  }
}

/** True of what the viewer said here, and of what a brukare has said elsewhere of their own. */
function isSaidBy(
  { viewer, role }: Access,
  { personId, onBehalfOf }: Pick<Objection, 'personId' | 'onBehalfOf'>,
): boolean {
  return personId === null ? role === 'brukare' && onBehalfOf === 'brukare' : personId === viewer.personId
}

/** The newest that says that the shift did not come about and has not been taken back; the urgent before others. */
function nobodyIn(
  objections: readonly Objection[],
  access: Access,
  providerId: string,
  shiftId: string,
): ToldNobody | null {
  const about = objections.filter(
    ({ state, reason, target, ...one }) =>
      one.providerId === providerId &&
      reason === 'didNotHappen' &&
      state !== 'withdrawn' &&
      target.shiftIds?.includes(shiftId) === true,
  )
  const found = about.find(({ urgent }) => urgent === true) ?? about[0]
  return found === undefined ? null : toldNobody(found, access)
}

/** The newest that is about the shift and has no answer yet. */
function openAbout(
  objections: readonly Objection[],
  access: Access,
  providerId: string,
  shiftId: string,
): ToldOpen | null {
  const found = objections.find(
    ({ target, state, ...one }) =>
      one.providerId === providerId && isOpen(state) && target.shiftIds?.includes(shiftId) === true,
  )
  if (found === undefined) return null
  const { id: objectionId, state, lodgedBy: by, receivedAt, answerDueBy: dueBy } = found
  return { ...{ objectionId, state, by, receivedAt, dueBy }, own: isSaidBy(access, found) }
}

function hereIn(arrivals: readonly Arrival[], { viewer }: Access, providerId: string, shiftId: string): Told['here'] {
  const found = arrivals.findLast((one) => one.providerId === providerId && one.shiftId === shiftId)
  if (found === undefined) return null
  return { at: found.saidAt, own: found.personId === viewer.personId, by: found.name || null, state: found.state }
}

/** What the provider itself tells, to all who may see the schedule: that it was said, and not by whom; when, to some. */
function saidAtProvider({ arrivalSaid }: SaidAbout, maySeeWhen: boolean): Told {
  if (arrivalSaid === undefined) return nothingTold
  return {
    nobody: null,
    here: { at: maySeeWhen ? new Date(arrivalSaid.at) : null, own: false, by: null, state: 'received' },
  }
}
