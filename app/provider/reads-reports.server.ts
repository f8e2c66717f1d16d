import type { TimeReport, TimeReportSearch, TimeReportSummary } from '../../provider-api/contract'
import { datedFound } from './freshness'
import { foreignIn, mixedUpIn, notFound, otherThan, underBrukare, type GatewayParts } from './parts'
import { createListJoiner, joinParts } from './paging'
import { contractPath } from './path'
import type { Answer, ProviderGateway, ReportsOfBrukare } from './types'

type ReportReads = Pick<
  ProviderGateway,
  'listTimeReports' | 'listTimeReportsWithRows' | 'searchTimeReports' | 'getTimeReport'
>

/** How many brukare one search may be about. */
const mostAsked = 200

/** The reading calls about time reports. */
export function createReportReads({
  get,
  pages,
  connection,
}: Pick<GatewayParts, 'get' | 'pages' | 'connection'>): ReportReads {
  const joinReports = createListJoiner<TimeReportSummary>()
  const joinWholeReports = createListJoiner<TimeReport>()
  const joinFound = createListJoiner<ReportsOfBrukare>()

  return {
    listTimeReports: async (place, actor, month) =>
      joinReports(
        await pages(place.providerId, {
          schema: 'TimeReportPage',
          operation: 'listTimeReports',
          path: (cursor) => underBrukare(place, ['time-reports'], { month, cursor }),
          actor,
          faultIn: (found) => mixedUpIn(found, month),
        }),
      ),

    listTimeReportsWithRows: async (place, actor, month) =>
      joinWholeReports(
        await pages(place.providerId, {
          schema: 'WholeTimeReportPage',
          operation: 'listTimeReportsWithRows',
          path: (cursor) => underBrukare(place, ['time-reports', 'rows'], { month, cursor }),
          actor,
          faultIn: (found) => foreignIn(found, place.brukareId) ?? mixedUpIn(found, month),
        }),
      ),

    getTimeReport: async (place, actor, timeReportId) => {
      const operation = 'getTimeReport'
      const answer = await get(place.providerId, {
        schema: 'TimeReport',
        operation,
        path: contractPath(['time-reports', timeReportId]),
        actor,
        faultIn: (report) => otherThan({ id: timeReportId }, report),
      })
      const other = answer.state === 'missing' ? null : otherThan({ brukareId: place.brukareId }, answer.data)
      if (other === null) return answer
      // The address may be one that somebody has made up of what is another's: to them it is not there. The provider may have mixed up.
      connection(place.providerId)?.client.notes({ operation, actor }, `TimeReport ${other}`)
      return notFound
    },

    searchTimeReports: async (providerId, { personId, requestId }, asked, month) => {
      const search = async (brukare: TimeReportSearch['brukare']) =>
        joinFound(
          await pages(providerId, {
            schema: 'TimeReportSearchPage',
            operation: 'searchTimeReports',
            path: () => contractPath(['time-reports', 'search']),
            body: (cursor) =>
              ({ month, brukare, ...(cursor === undefined ? {} : { cursor }) }) satisfies TimeReportSearch,
            actor: { personId, requestId },
            faultIn: (found) => unaskedIn(found, { month, brukare }),
          }),
        )
      const ordered = asked.toSorted((a, b) => (a.brukareId < b.brukareId ? -1 : 1))
      const answers: Answer<readonly ReportsOfBrukare[]>[] = []
      for (let from = 0; from < ordered.length; from += mostAsked) {
        const part = ordered.slice(from, from + mostAsked)
        const answer = await search(
          part.map(({ brukareId, role, parts }) => ({
            ...{ id: brukareId, role },
            ...(parts === undefined ? {} : { parts: [...parts] }),
          })),
        )
        if (answer.state === 'missing') return answer
        answers.push(answer)
      }
      const joined = joinParts(answers)
      return joined.state === 'missing' ? joined : { ...joined, data: joined.data.map(datedFound) }
    },
  }
}

/** Where the answer is about someone who was not asked for, or twice, or another month: nothing of it is then believed. */
function unaskedIn(
  found: readonly { items: readonly ReportsOfBrukare[] }[],
  { month, brukare }: TimeReportSearch,
): string | null {
  const left = new Map(brukare.map(({ id, parts = ['reports'] }) => [id, parts]))
  for (const [nth, { brukareId, reports, shifts, hours }] of found.flatMap(({ items }) => items).entries()) {
    const parts = left.get(brukareId)
    if (parts === undefined) return `/items/${nth}/brukareId was not asked for, or comes twice`
    left.delete(brukareId)
    if (shifts !== undefined && !parts.includes('schedule')) return `/items/${nth}/shifts was not asked for`
    if (hours !== undefined && !parts.includes('hours')) return `/items/${nth}/hours was not asked for`
    if (reports.length > 0 && !parts.includes('reports')) return `/items/${nth}/reports was not asked for`
    const other = reports.findIndex((one) => one.month !== month)
    if (other >= 0) return `/items/${nth}/reports/${other}/month is not the one asked for`
  }
  return null
}
