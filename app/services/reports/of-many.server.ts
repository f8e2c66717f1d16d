import { bulkhead } from 'cockatiel'
import type { Access } from '~/auth/types'
import { placesWith, type RightAt } from '~/domain/access/rights'
import type { Answer, ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Law, TimeReportSummary } from '../../../provider-api/contract'
import { actorOf, mergeNotices, noticeOfList, providerName } from '~/services/frame/gather.server'

/** A provider's reports of one huvudman, and by which laws it helps; null: it has not said. */
type ReportsThere = { providerId: string; laws: ReadonlySet<Law> | null; items: readonly TimeReportSummary[] }

/** By the portal's id of the brukare; those of whom a provider has not told (all); and what is missing or old. */
type ReportsOfMany = {
  reports: ReadonlyMap<string, readonly ReportsThere[]>
  unread: ReadonlySet<string>
  notices: ProviderNotice[]
}

/** A huvudman at a provider. */
type Stay = { access: Access; place: RightAt }
type Found = Answer<readonly { brukareId: string; there: ReportsThere }[]>

/** How many huvudmän a provider without the call about several is asked about at the same time. */
const atOnce = 8

/**
 * The reports of a month of everyone whom the viewer acts for: one call to each provider, all at the same time. A provider
 * that lacks it (an optional group of the contract) is asked about one at a time. One that is down costs its own part only.
 */
export async function reportsOfMany(
  provider: ProviderGateway,
  acting: readonly Access[],
  month: string,
  requestId: string,
): Promise<ReportsOfMany> {
  const stays = acting.flatMap((access) => placesWith(access, 'reports:read').map((place) => ({ access, place })))
  const providerIds = [...new Set(stays.map(({ place }) => place.providerId))]
  const parts = await Promise.all(
    providerIds.map((id) =>
      reportsAt(
        id,
        stays.filter(({ place }) => place.providerId === id),
      ),
    ),
  )
  const reports = new Map<string, ReportsThere[]>()
  for (const { brukareId, there } of parts.flatMap(({ found }) => found)) {
    reports.set(brukareId, [...(reports.get(brukareId) ?? []), there])
  }
  const told = new Set(parts.flatMap(({ found }) => found.map(({ brukareId, there }) => keyOf(brukareId, there))))
  const untold = stays.filter(({ access, place }) => !told.has(keyOf(access.brukare.id, place)))
  return {
    reports,
    unread: new Set(untold.map(({ access }) => access.brukare.id)),
    notices: mergeNotices(...parts.map(({ notices }) => notices), untold.map(refused)),
  }

  /** One who is left out of an answer is one of whom the provider does not tell. */
  function refused({ place }: Stay): ProviderNotice {
    return { providerName: providerName(provider, place.providerId), reason: 'refused', asOf: null, since: null }
  }

  async function reportsAt(providerId: string, there: readonly Stay[]) {
    const name = providerName(provider, providerId)
    const together = (await offersSearch(providerId)) ? await search(providerId, there) : null
    const answers = together === null || isLacking(together) ? await oneByOne(there) : [together]
    return {
      found: answers.flatMap((answer) => (answer.state === 'missing' ? [] : answer.data)),
      notices: mergeNotices(answers.flatMap((answer) => noticeOfList(name, answer) ?? [])),
    }
  }

  /** A provider that does not answer now is taken to have it: one call that fails is better than a hundred. */
  async function offersSearch(providerId: string): Promise<boolean> {
    const answer = await provider.getCapabilities(providerId, { requestId })
    return answer.state === 'missing' || answer.data.groups.includes('timeReportSearch')
  }

  async function search(providerId: string, there: readonly Stay[]): Promise<Found> {
    const asked = there.map(({ place }) => ({ brukareId: place.brukareId, role: place.role }))
    const personId = there[0]?.access.viewer.personId ?? ''
    const answer = await provider.searchTimeReports(providerId, { personId, requestId }, asked, month)
    const here = new Map(there.map(({ access, place }) => [place.brukareId, access.brukare.id]))
    return mapped(answer, (found) =>
      found.flatMap(({ brukareId, reports: items, laws }) => {
        const id = here.get(brukareId)
        const there = { providerId, items, laws: laws === undefined ? null : new Set(laws) }
        return id === undefined ? [] : [{ brukareId: id, there }]
      }),
    )
  }

  function oneByOne(there: readonly Stay[]): Promise<Found[]> {
    const turns = bulkhead(atOnce, there.length)
    return Promise.all(
      there.map(({ access, place }) =>
        turns.execute(async () => {
          const actor = actorOf(access, place, requestId)
          const [answer, about] = await Promise.all([
            provider.listTimeReports(place, actor, month),
            provider.getBrukare(place, actor),
          ])
          const laws = about.state === 'missing' ? null : new Set(about.data.care.map(({ law }) => law))
          return mapped(answer, (items) => [
            { brukareId: access.brukare.id, there: { providerId: place.providerId, laws, items } },
          ])
        }),
      ),
    )
  }
}

const keyOf = (brukareId: string, { providerId }: { providerId: string }) => `${brukareId} ${providerId}`

/** A provider without the call answers that there is no such thing. */
function isLacking(answer: Found): boolean {
  return answer.state === 'missing' && answer.reason === 'notFound'
}

function mapped<A, B>(answer: Answer<A>, to: (data: A) => B): Answer<B> {
  return answer.state === 'missing' ? answer : { ...answer, data: to(answer.data) }
}
