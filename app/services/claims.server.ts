import type { Access } from '~/auth/types'
import { monthAfter } from '~/domain/time'
import type { Actor, Answer, Place, ProviderGateway } from '~/provider/types'
import { claimsView, type ClaimsView, type PlaceClaims } from '~/views/claims'
import type { Scene } from '~/views/scene'
import type { TimeReport } from '../../provider-api/contract'
import { actorOf, mergeNotices, noticeOf, providerName } from './gather.server'

export type ClaimsService = ReturnType<typeof createClaimsService>

/** The räkningsunderlag of a month beside what the rows of its reports come to, for those who may see it. */
export function createClaimsService({ provider }: { provider: ProviderGateway }) {
  return {
    /** The underlag of every provider. `staff`: the assistant whose lines are shown one by one; null: nobody's. */
    async month(access: Access, scene: Scene, month: string, staff: string | null): Promise<ClaimsView> {
      const actor = actorOf(access, scene.requestId)
      const places = await Promise.all(access.brukare.places.map((place) => readPlace(place, actor, month)))
      const viewer = {
        brukareId: access.brukare.id,
        maySeeShifts: access.scopes.has('schedule:read'),
        maySeeReports: access.scopes.has('reports:read'),
        mayObject: access.scopes.has('object'),
      }
      return claimsView(places, mergeNotices(...places.map(({ notices }) => notices)), viewer, { month, staff }, scene)
    },
  }

  /** The underlag and the reports are asked for at once; the reports of the month before hold its last night. */
  async function readPlace(place: Place, actor: Actor, month: string): Promise<PlaceClaims> {
    const months = [monthAfter(month, -1), month]
    const [offer, claims, ...reports] = await Promise.all([
      provider.getCapabilities(place.providerId, { requestId: actor.requestId }),
      provider.listClaims(place, actor, month),
      ...months.map((one) => provider.listTimeReportsWithRows(place, actor, one)),
    ])
    const name = providerName(provider, place.providerId)
    const notices = [claims, ...reports].flatMap((answer: Answer<unknown>) => noticeOf(name, answer) ?? [])
    return {
      place,
      providerName: name,
      offered: offer.state === 'missing' || offer.data.groups.includes('claims'),
      claims: claims.state === 'missing' && claims.reason !== 'notFound' ? null : dataOf(claims),
      reports: reports.flatMap((answer): readonly TimeReport[] => dataOf(answer)),
      unread: months.filter((_, index) => reports[index]?.state === 'missing'),
      notices,
    }
  }
}

function dataOf<T>(answer: Answer<readonly T[]>): readonly T[] {
  return answer.state === 'missing' ? [] : answer.data
}
