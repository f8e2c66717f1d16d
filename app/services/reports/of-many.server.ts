import { bulkhead } from 'cockatiel'
import type { Access } from '~/auth/types'
import { placesWith, type RightAt } from '~/domain/access/rights'
import type { Answer, ProviderGateway, ReportsOfBrukare, SearchPart } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Law, TimeReportSummary } from '../../../provider-api/contract'
import { actorOf, mergeNotices, noticeOfList, providerName } from '~/services/frame/gather.server'

/** A provider's reports of one huvudman, and by which laws it helps; null: it has not said. `isNow`: it has just answered. */
type ReportsThere = {
  providerId: string
  laws: ReadonlySet<Law> | null
  items: readonly TimeReportSummary[]
  isNow: boolean
}

/**
 * What a provider tells of one huvudman beside the reports. `shifts` and `hours` are undefined where it has not told of them.
 * `isNow`: it has just answered; a kept answer cannot tell who is there.
 */
export type AroundThere = Pick<ReportsOfBrukare, 'shifts' | 'hours'> & { providerId: string; isNow: boolean }

/** By the portal's id of the brukare; those of whom a provider has not told (all); and what is missing or old. */
type ReportsOfMany = {
  reports: ReadonlyMap<string, readonly ReportsThere[]>
  around: ReadonlyMap<string, readonly AroundThere[]>
  unread: ReadonlySet<string>
  notices: ProviderNotice[]
}

/** A huvudman at a provider, and what is asked there. */
type Stay = { access: Access; place: RightAt; parts: readonly SearchPart[] }
type Found = Answer<readonly { brukareId: string; there: ReportsThere | null; around: AroundThere }[]>

/** How many huvudmän a provider without the call about several is asked about at the same time. */
const atOnce = 8

/**
 * The reports of a month of everyone whom the viewer acts for: one call to each provider, all at the same time. A provider
 * that lacks it (an optional group of the contract) is asked about one at a time. One that is down costs its own part only.
 * `around`: of whom the same call is also to tell who is there and what the month has come to, as far as the viewer may see.
 */
export async function reportsOfMany(
  provider: ProviderGateway,
  acting: readonly Access[],
  month: string,
  requestId: string,
  around: readonly Access[] = [],
): Promise<ReportsOfMany> {
  const stays = staysOf(acting, around)
  const providerIds = [...new Set(stays.map(({ place }) => place.providerId))]
  const parts = await Promise.all(
    providerIds.map((id) =>
      reportsAt(
        id,
        stays.filter(({ place }) => place.providerId === id),
      ),
    ),
  )
  const found = parts.flatMap((part) => part.found)
  const reports = grouped(found.flatMap(({ brukareId, there }) => (there === null ? [] : [[brukareId, there]])))
  const told = new Set(found.flatMap(({ brukareId, there }) => (there === null ? [] : [keyOf(brukareId, there)])))
  const untold = stays.filter(
    ({ access, place, parts }) => parts.includes('reports') && !told.has(keyOf(access.brukare.id, place)),
  )
  return {
    reports,
    around: grouped(found.map(({ brukareId, around }) => [brukareId, around])),
    unread: new Set(untold.map(({ access }) => access.brukare.id)),
    notices: mergeNotices(...parts.map(({ notices }) => notices), untold.map(refused)),
  }

  /** One who is left out of an answer is one of whom the provider does not tell. */
  function refused({ place }: Stay): ProviderNotice {
    return { providerName: providerName(provider, place.providerId), reason: 'refused', asOf: null, since: null }
  }

  async function reportsAt(providerId: string, there: readonly Stay[]) {
    const name = providerName(provider, providerId)
    const { isSearch, isMore } = await offers(providerId)
    const asked = isMore ? there : there.filter(({ parts }) => parts.includes('reports'))
    const together = isSearch && asked.length > 0 ? await search(providerId, asked, isMore) : null
    const isAlone = asked.length > 0 && (together === null || isLacking(together))
    const answers = isAlone ? await oneByOne(asked) : together === null ? [] : [together]
    return {
      found: answers.flatMap((answer) => (answer.state === 'missing' ? [] : answer.data)),
      notices: mergeNotices(answers.flatMap((answer) => noticeOfList(name, answer) ?? [])),
    }
  }

  /** A provider that does not answer now is taken to have the call: one that fails is better than a hundred. */
  async function offers(providerId: string): Promise<{ isSearch: boolean; isMore: boolean }> {
    const answer = await provider.getCapabilities(providerId, { requestId })
    if (answer.state === 'missing') return { isSearch: true, isMore: false }
    const isSearch = answer.data.groups.includes('timeReportSearch')
    return { isSearch, isMore: isSearch && answer.data.searchParts === true }
  }

  async function search(providerId: string, there: readonly Stay[], isMore: boolean): Promise<Found> {
    const isPlain = there.every(({ parts }) => parts.length === 1 && parts[0] === 'reports')
    const asked = there.map(({ place, parts }) => ({
      ...{ brukareId: place.brukareId, role: place.role },
      // What 1.0 has is asked for as 1.0 has it.
      ...(isMore && !isPlain ? { parts } : {}),
    }))
    const personId = there[0]?.access.viewer.personId ?? ''
    const answer = await provider.searchTimeReports(providerId, { personId, requestId }, asked, month)
    const here = new Map(there.map((stay) => [stay.place.brukareId, stay]))
    const isNow = answer.state === 'fresh'
    return mapped(answer, (found) =>
      found.flatMap(({ brukareId, reports: items, laws, shifts, hours }) => {
        const stay = here.get(brukareId)
        if (stay === undefined) return []
        const reports = { providerId, items, laws: laws === undefined ? null : new Set(laws), isNow }
        const there = stay.parts.includes('reports') ? reports : null
        return [{ brukareId: stay.access.brukare.id, there, around: { providerId, isNow, shifts, hours } }]
      }),
    )
  }

  function oneByOne(there: readonly Stay[]): Promise<Found[]> {
    const turns = bulkhead(atOnce, there.length)
    return Promise.all(
      there.map(({ access, place }) =>
        turns.execute(async () => {
          const { providerId } = place
          const actor = actorOf(access, place, requestId)
          const [answer, about] = await Promise.all([
            provider.listTimeReports(place, actor, month),
            provider.getBrukare(place, actor),
          ])
          const laws = about.state === 'missing' ? null : new Set(about.data.care.map(({ law }) => law))
          const isNow = answer.state === 'fresh'
          return mapped(answer, (items) => [
            {
              brukareId: access.brukare.id,
              there: { providerId, laws, items, isNow },
              around: { providerId, isNow },
            },
          ])
        }),
      ),
    )
  }
}

/** Each huvudman at each provider, with what is asked: never more than the viewer may see there. */
function staysOf(acting: readonly Access[], around: readonly Access[]): Stay[] {
  const everyone = new Map([...around, ...acting].map((access) => [access.brukare.id, access]))
  return [...everyone.values()].flatMap((access) => {
    const { id } = access.brukare
    const isActing = acting.find(({ brukare }) => brukare.id === id)
    const isAround = around.some(({ brukare }) => brukare.id === id)
    const withReports = isActing === undefined ? [] : placesWith(isActing, 'reports:read')
    const places = isAround ? (around.find(({ brukare }) => brukare.id === id)?.places ?? []) : withReports
    return places.flatMap((place) => {
      const parts: SearchPart[] = [
        ...(withReports.some(({ providerId }) => providerId === place.providerId) ? (['reports'] as const) : []),
        ...(isAround && place.scopes.has('schedule:read') ? (['schedule'] as const) : []),
        ...(isAround && place.scopes.has('hours:read') ? (['hours'] as const) : []),
      ]
      return parts.length === 0 ? [] : [{ access, place, parts }]
    })
  })
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const [id, one] of pairs) found.set(id, [...(found.get(id) ?? []), one])
  return found
}

const keyOf = (brukareId: string, { providerId }: { providerId: string }) => `${brukareId} ${providerId}`

/** A provider without the call answers that there is no such thing. */
function isLacking(answer: Found): boolean {
  return answer.state === 'missing' && answer.reason === 'notFound'
}

function mapped<A, B>(answer: Answer<A>, to: (data: A) => B): Answer<B> {
  return answer.state === 'missing' ? answer : { ...answer, data: to(answer.data) }
}
