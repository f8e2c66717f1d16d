import type { Access } from '~/auth/types'
import { mayAt, placeAt, placesWith } from '~/domain/access/rights'
import { parseShift } from '~/domain/schedule/shift'
import { isMissed } from '~/domain/schedule/state'
import type { ProviderGateway } from '~/provider/types'
import { providerName } from '~/services/frame/gather.server'
import type { AroundThere } from '~/services/reports/of-many.server'
import type { UrgentAround } from '~/services/urgent/around.server'
import type { Scene } from '~/views/frame/scene'
import type { ShiftPart } from '~/views/schedule/schedule'
import type { UrgentCardView } from '~/views/urgent/card'
import { aroundView, hoursCell, type AroundView, type HoursCell } from '~/views/work-list/around'

type Parts = { provider: Pick<ProviderGateway, 'providers'>; around: UrgentAround }

/** Who is there now and what the month has come to, of each; `card`: of the one who has waited longest for somebody who is late. */
export type AroundOfMany = {
  of: (brukareId: string) => { around: AroundView; hours: HoursCell }
  card: { brukareId: string; card: UrgentCardView } | null
}

/**
 * Who is there at each of many, from what the search told. What has been said of shifts is asked for only of those who have a
 * missed one, in two statements; whom to ring is asked for one, who is first.
 */
export function createAroundOfMany({ provider, around }: Parts) {
  return async (
    accesses: readonly Access[],
    told: (brukareId: string) => readonly AroundThere[],
    scene: Scene,
  ): Promise<AroundOfMany> => {
    const known = accesses.map((access) => ({ access, ...shiftsOf(access, told(access.brukare.id), scene) }))
    const missed = known.filter(({ parts }) =>
      parts.some(({ shifts }) => shifts.some((shift) => isMissed(parseShift(shift), scene.now))),
    )
    const toldOf =
      missed.length === 0
        ? null
        : await around.toldOfMany(
            missed.map(({ access }) => access),
            scene,
          )
    const views = known.map((one) => {
      const said = toldOf?.(one.access.brukare.id)
      const parts = said === undefined ? one.parts : one.parts.map((part) => withTold(part, said))
      return { ...one, parts, view: viewOf({ ...one, parts }, null) }
    })
    const [late] = views
      .filter(({ view }) => view.lateSince !== null)
      .sort((a, b) => (a.view.lateSince ?? 0) - (b.view.lateSince ?? 0))
    const each = new Map(
      views.map(({ access, view }) => [
        access.brukare.id,
        { around: view, hours: hoursCell(hoursOf(access, told(access.brukare.id)), scene) },
      ]),
    )
    const unknown = { around: aroundView(null, noOne, null, () => false, scene), hours: hoursCell(null, scene) }
    return { of: (brukareId) => each.get(brukareId) ?? unknown, card: late === undefined ? null : await cardOf(late) }

    function viewOf({ access, parts, isWhole, isYours }: Known, call: Parameters<typeof aroundView>[2]): AroundView {
      const whose = { own: access.role === 'brukare', brukareName: access.brukare.name }
      const mayObject = (providerId: string) => mayAt(access, providerId, 'object')
      return aroundView(isYours ? { parts, isWhole } : null, whose, call, mayObject, scene)
    }

    async function cardOf(one: Known & { view: AroundView }): Promise<AroundOfMany['card']> {
      const { access, view } = one
      const providerId = view.card?.call.providerId ?? ''
      const place = placeAt(access, providerId, 'schedule:read')
      const call = place === null ? null : await around.callAt(access, scene, place)
      const { card } = viewOf(one, call)
      if (card === null) return null
      const { id, name } = access.brukare
      return { brukareId: id, card: { ...card, more: { href: `/b/${id}`, text: scene.t('work-list.open', { name }) } } }
    }
  }

  /** What each provider told just now; a kept answer does not say who is there. */
  function shiftsOf(access: Access, told: readonly AroundThere[], scene: Scene) {
    const places = placesWith(access, 'schedule:read')
    const parts = places.flatMap(({ providerId }): ShiftPart[] => {
      const there = told.find((one) => one.providerId === providerId)
      if (there?.shifts === undefined || !there.isNow) return []
      const { id: brukareId, name: brukareName, protectedIdentity: brukareIsProtected } = access.brukare
      const own = access.role === 'brukare'
      const maySeeVisits = mayAt(access, providerId, 'visits:read')
      const name = providerName(provider, providerId)
      const whose = { own, brukareId, brukareName, brukareIsProtected }
      const named = { ...whose, providerId, providerName: name, maySeeVisits }
      return [{ shifts: there.shifts, scene: { ...scene, ...named } }]
    })
    return { parts, isWhole: parts.length === places.length, isYours: places.length > 0 }
  }
}

type Known = { access: Access; parts: readonly ShiftPart[]; isWhole: boolean; isYours: boolean }

const noOne = { own: false, brukareName: '' }

function withTold(
  { shifts, scene }: ShiftPart,
  told: ReturnType<Awaited<ReturnType<UrgentAround['toldOfMany']>>>,
): ShiftPart {
  return { shifts, scene: { ...scene, toldOf: (shift) => told(scene.providerId, shift) } }
}

/** What the month has come to, of each provider where the viewer may see the hours; null where there is none. */
export function hoursOf(access: Access, told: readonly AroundThere[]) {
  const places = placesWith(access, 'hours:read')
  return places.length === 0
    ? null
    : places.map(({ providerId }) => told.find((one) => one.providerId === providerId)?.hours)
}
