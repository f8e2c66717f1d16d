import type { TimeReport, TimeReportSearch, TimeReportSummary } from '../../provider-api/contract'
import { only, underBrukare, type GatewayParts } from './parts'
import { createListJoiner } from './paging'
import { contractPath } from './path'
import type { ProviderGateway, ReportsOfBrukare } from './types'

type ReportReads = Pick<
  ProviderGateway,
  'listTimeReports' | 'listTimeReportsWithRows' | 'searchTimeReports' | 'getTimeReport'
>

/** How many brukare one search may be about. */
const mostAsked = 200

/** The reading calls about time reports. */
export function createReportReads({ get }: Pick<GatewayParts, 'get'>): ReportReads {
  const joinReports = createListJoiner<TimeReportSummary>()
  const joinWholeReports = createListJoiner<TimeReport>()
  const joinFound = createListJoiner<ReportsOfBrukare>()
  const joinParts = createListJoiner<ReportsOfBrukare>()

  return {
    listTimeReports: (place, actor, month) =>
      joinReports((cursor) =>
        get(place.providerId, {
          schema: 'TimeReportPage',
          operation: 'listTimeReports',
          path: underBrukare(place, ['time-reports'], { month, cursor }),
          actor,
        }),
      ),

    listTimeReportsWithRows: async (place, actor, month) =>
      only(
        await joinWholeReports((cursor) =>
          get(place.providerId, {
            schema: 'WholeTimeReportPage',
            operation: 'listTimeReportsWithRows',
            path: underBrukare(place, ['time-reports', 'rows'], { month, cursor }),
            actor,
          }),
        ),
        (reports) => reports.every((report) => report.brukareId === place.brukareId),
        'contract',
      ),

    getTimeReport: async (place, actor, timeReportId) =>
      only(
        await get(place.providerId, {
          schema: 'TimeReport',
          operation: 'getTimeReport',
          path: contractPath(['time-reports', timeReportId]),
          actor,
        }),
        (report) => report.brukareId === place.brukareId && report.id === timeReportId,
      ),

    searchTimeReports: async (providerId, { personId, requestId }, asked, month) => {
      const search = (brukare: TimeReportSearch['brukare']) =>
        joinFound((cursor) =>
          get(providerId, {
            schema: 'TimeReportSearchPage',
            operation: 'searchTimeReports',
            path: contractPath(['time-reports', 'search']),
            body: { month, brukare, ...(cursor === undefined ? {} : { cursor }) } satisfies TimeReportSearch,
            actor: { personId, requestId },
          }),
        )
      const ordered = asked.toSorted((a, b) => (a.brukareId < b.brukareId ? -1 : 1))
      const part = (nth: number) =>
        ordered.slice(nth * mostAsked, (nth + 1) * mostAsked).map(({ brukareId, role }) => ({ id: brukareId, role }))
      const known = new Set(asked.map(({ brukareId }) => brukareId))
      return only(
        await joinParts(async (at) => {
          const nth = Number(at ?? 0)
          const answer = await search(part(nth))
          if (answer.state === 'missing') return answer
          const next = part(nth + 1).length > 0 ? { nextCursor: String(nth + 1) } : {}
          return { ...answer, data: { items: [...answer.data], ...next } }
        }),
        // Someone who was not asked for, or twice, or another month: the provider has mixed up, and nothing of it is shown.
        (found) =>
          new Set(found.map(({ brukareId }) => brukareId)).size === found.length &&
          found.every(({ brukareId, reports }) => known.has(brukareId) && reports.every((one) => one.month === month)),
        'contract',
      )
    },
  }
}
