import type { Access } from '~/auth/types'
import { mayEverywhere, placesWith } from '~/domain/access/rights'
import { monthAfter } from '~/domain/time/time'
import type { Actor, Answer, Place, ProviderGateway } from '~/provider/types'
import { claimsView, type ClaimsView } from '~/views/claims/claims'
import type { PlaceClaims } from '~/views/claims/data'
import { claimsTable, type ClaimsTable } from '~/views/claims/table'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { Table } from '~/views/tables/table'
import type { TimeReport } from '../../../provider-api/contract'
import { actorOf, mergeNotices, noticeOfList, providerName } from '~/services/frame/gather.server'

export type ClaimsService = ReturnType<typeof createClaimsService>

/** The räkningsunderlag of a month beside what the rows of its reports come to, for those who may see it. */
export function createClaimsService({ provider }: { provider: ProviderGateway }) {
  return {
    /** The underlag of every provider. `staff`: the assistant whose lines are shown one by one; null: nobody's. */
    async month(access: Access, scene: Scene, month: string, staff: string | null): Promise<ClaimsView> {
      const { places, notices } = await read(access, scene, month)
      const viewer = {
        brukareId: access.brukare.id,
        maySeeShifts: mayEverywhere(access, 'schedule:read'),
        maySeeReports: mayEverywhere(access, 'reports:read'),
        mayObject: mayEverywhere(access, 'object'),
      }
      return claimsView(places, notices, viewer, { month, staff }, scene)
    },
    /** A table of the same as a file. */
    async table(
      access: Access,
      scene: Scene,
      month: string,
      which: ClaimsTable,
    ): Promise<{ table: Table; notices: ProviderNotice[] }> {
      const { places, notices } = await read(access, scene, month)
      return { table: claimsTable(which, places, notices, month, scene), notices }
    },
  }

  async function read(access: Access, scene: Scene, month: string) {
    const places = await Promise.all(
      placesWith(access, 'claim:read').map((place) => readPlace(place, actorOf(access, place, scene.requestId), month)),
    )
    return { places, notices: mergeNotices(...places.map(({ notices }) => notices)) }
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
    const offered = offer.state === 'missing' || offer.data.groups.includes('claims')
    const asked: Answer<unknown>[] = offered ? [claims, ...reports] : reports
    const notices = asked.flatMap((answer) => noticeOfList(name, answer) ?? [])
    return {
      place,
      providerName: name,
      offered,
      claims: claims.state === 'missing' ? null : claims.data,
      reports: reports.flatMap((answer): readonly TimeReport[] => dataOf(answer)),
      unread: months.filter((_, index) => reports[index]?.state === 'missing'),
      notices,
    }
  }
}

function dataOf<T>(answer: Answer<readonly T[]>): readonly T[] {
  return answer.state === 'missing' ? [] : answer.data
}
