import type { Access, Reading } from '~/auth/types'
import { mayAt, placeAt } from '~/domain/access/rights'
import { shownOf, thingsIn, type Known } from '~/domain/known'
import type { Answer, ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { cardOf } from '~/views/urgent/card'
import { objectToShiftHref } from '~/views/schedule/address'
import { scheduleView, type ScheduleView, type ShiftPart } from '~/views/schedule/schedule'
import { shiftPageView, type ShiftPageView } from '~/views/schedule/shift-page'
import type { UrgentAround, ToldOf } from '~/services/urgent/around.server'
import type { CallView } from '~/views/urgent/call'
import type { ShiftData } from '~/domain/schedule/shift'
import { withoutVisit } from '~/domain/schedule/visit'
import type { Shift } from '../../../provider-api/contract'
import { actorOf, gather, mergeNotices, type Gathered, type Part } from '~/services/frame/gather.server'
import { readHorizons, type Horizons } from '~/services/frame/horizons.server'

/** A shift as far as the viewer may see it. */
type SeenShift = Shift & Pick<ShiftData, 'untold' | 'freshnessSeconds'>

export type ScheduleService = ReturnType<typeof createScheduleService>

/** The schedule as the staff see it, for those who may see it. */
export function createScheduleService({ provider, around }: { provider: ProviderGateway; around: UrgentAround }) {
  /** The only way from a provider's shifts to a page about them: here the visits are left out for who may not see them. */
  const shiftsOf = (
    access: Reading,
    scene: Pick<Scene, 'requestId'>,
    from: string,
    to: string,
  ): Promise<Gathered<readonly SeenShift[]>> =>
    gather(provider, access, 'schedule:read', async (place): Promise<Answer<readonly SeenShift[]>> => {
      const answer = await provider.listShifts(place, actorOf(access, place, scene.requestId), { from, to })
      if (answer.state === 'missing' || place.scopes.has('visits:read')) return answer
      return { ...answer, data: answer.data.map(withoutVisit) }
    })

  const horizons = (access: Reading, scene: Pick<Scene, 'requestId'>): Promise<Horizons> =>
    readHorizons(provider, access, 'schedule:read', scene.requestId)

  return {
    /** The days from `from` to `to`, inclusive and at most 62, each with the shifts that begin on it. */
    async span(access: Access, scene: Scene, from: string, to: string): Promise<ScheduleView> {
      const [{ known, notices }, reach] = await Promise.all([
        shiftsOf(access, scene, from, to),
        horizons(access, scene),
      ])
      const toldOf = await toldIn(shownOf(known), access, scene)
      const around = { horizons: reach.horizons, notices: mergeNotices(notices, reach.notices) }
      return scheduleView(shiftParts(known, access, scene, toldOf), around, scene, from, to)
    },

    /** The shifts of the days as the viewer may see them; for services that need more than the view. */
    shifts: shiftsOf,

    /** From when and until when each provider knows the plan. */
    horizons,

    /** One shift that begins on `date` at a provider; null when it is not there (any more). */
    async shift(
      access: Access,
      scene: Scene,
      wanted: { providerId: string; date: string; shiftId: string },
    ): Promise<{
      page: ShiftPageView | null
      ownShift: boolean
      notices: ProviderNotice[]
      call: CallView | null
    }> {
      const place = placeAt(access, wanted.providerId, 'schedule:read')
      if (place === null) return { page: null, ownShift: false, notices: [], call: null }
      const { known, notices } = await shiftsOf({ ...access, places: [place] }, scene, wanted.date, wanted.date)
      const [toldOf, { call, laws }] = await Promise.all([
        toldIn(shownOf(known), access, scene),
        around.atProvider(access, scene, place),
      ])
      const [part] = shownOf(shiftParts(known, access, scene, toldOf))
      const mayObject = mayAt(access, wanted.providerId, 'object')
      const staffId = part?.shifts.find(({ id }) => id === wanted.shiftId)?.staff?.id
      return {
        page: part ? pageOf(part) : null,
        ownShift: staffId !== undefined && place.ownStaffIds.includes(staffId),
        notices,
        call,
      }

      /** Where nobody has come, or nobody is booked now, that is the answer. */
      function pageOf(one: ShiftPart): ShiftPageView | null {
        const { providerId, date, shiftId } = wanted
        const at = { brukareId: access.brukare.id, providerId, day: date, id: shiftId }
        const objectHref = mayObject ? objectToShiftHref(at) : null
        const mayReadReports = mayAt(access, providerId, 'reports:read')
        const page = shiftPageView(one, shiftId, { mayReadReports, call, objectHref, laws })
        if (page === null) return null
        const card = cardOf(one, shiftId, { call, mayObject })
        // That nobody came can be said of what is long ago too, as anything else that is not right.
        return card === null ? page : { ...page, answer: { ...card, more: card.more ?? page.answer.more } }
      }
    },
  }

  /** What has been said is asked for only when there is a shift that it can be about. */
  async function toldIn(
    parts: readonly Part<readonly SeenShift[]>[],
    access: Access,
    scene: Scene,
  ): Promise<ToldOf | undefined> {
    return parts.some(({ data }) => data.length > 0) ? around.told(access, scene) : undefined
  }
}

/** What the views of each provider's shifts are made with. */
export function shiftParts(
  known: Known<readonly Part<readonly SeenShift[]>[]>,
  access: Access,
  scene: Scene,
  toldOf?: ToldOf,
): Known<readonly ShiftPart[]> {
  return thingsIn(known, (part) => [
    {
      shifts: part.data,
      scene: {
        ...scene,
        own: access.role === 'brukare',
        brukareId: access.brukare.id,
        brukareName: access.brukare.name,
        brukareIsProtected: access.brukare.protectedIdentity,
        providerId: part.place.providerId,
        providerName: part.providerName,
        maySeeVisits: mayAt(access, part.place.providerId, 'visits:read'),
        ...(toldOf && { toldOf: (shift) => toldOf(part.place.providerId, shift) }),
      },
    },
  ])
}
