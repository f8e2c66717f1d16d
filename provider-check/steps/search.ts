import type { TimeReportSearch } from '../../provider-api/contract'
import type { Context, Known } from '../context'
import { nobody } from '../context'
import { lookAtShift } from '../data/shifts'
import { lookAtSummary } from '../data/reports'
import { readWhole } from './lists'

/** The most brukare that are asked about at a time. */
const mostAsked = 200

/** The search of reports: of those who are known, one who is not, as many as can be, and with its parts. */
export async function checkSearch(context: Context, { capabilities, places }: Known): Promise<void> {
  const { session, now } = context
  const month = context.months.at(-1) ?? ''
  const strangers = (count: number) =>
    Array.from({ length: count }, (_, nth) => ({ id: `${nobody}-${nth}`, role: 'godMan' as const }))
  const known = places.map(({ brukareId, role }) => ({ id: brukareId, role }))

  await search({ month, brukare: [...known, ...strangers(1)] })
  await search({ month, brukare: [...known, ...strangers(mostAsked - known.length)] })
  if (capabilities.searchParts !== true) return
  await search({ month, brukare: known.map((one) => ({ ...one, parts: ['schedule', 'hours'] })) })
  await search({ month, brukare: known.map((one) => ({ ...one, parts: ['reports'] })) })

  async function search(asked: TimeReportSearch): Promise<void> {
    const whole = await readWhole(session, 'TimeReportSearchPage', (cursor) => ({
      ...{ operation: 'searchTimeReports', method: 'POST', path: '/v1/time-reports/search' },
      body: { ...asked, ...(cursor === undefined ? {} : { cursor }) },
    }))
    if (whole === null) return
    const { look } = whole
    const items = whole.pages.flatMap((page) => page.items)
    const ids = items.map(({ brukareId }) => brukareId)
    const awaited = new Set(places.map(({ brukareId }) => brukareId))
    look(
      'search-asked',
      '/items',
      ids.every((id) => awaited.has(id)),
      'hold somebody who is not known, or was not asked for',
    )
    look('search-asked', '/items', new Set(ids).size === ids.length, 'hold somebody twice')
    look(
      'search-asked',
      '/items',
      [...awaited].every((id) => ids.includes(id)),
      'lack somebody who was asked for and is known',
    )
    const partsOf = new Map(asked.brukare.map(({ id, parts = ['reports'] }) => [id, parts]))
    for (const [nth, { brukareId, reports, shifts, hours }] of items.entries()) {
      const path = `/items/${nth}`
      const parts = partsOf.get(brukareId) ?? []
      look('search-asked', `${path}/reports`, reports.length === 0 || parts.includes('reports'), 'were not asked for')
      look('search-asked', `${path}/shifts`, shifts === undefined || parts.includes('schedule'), 'were not asked for')
      look('search-asked', `${path}/hours`, hours === undefined || parts.includes('hours'), 'were not asked for')
      for (const [one, report] of reports.entries()) {
        look('brukare-asked', `${path}/reports/${one}/month`, report.month === month, 'is not the month asked for')
        lookAtSummary(look, report, `${path}/reports/${one}`, now)
      }
      for (const [one, shift] of (shifts ?? []).entries()) lookAtShift(look, shift, `${path}/shifts/${one}`, now)
    }
  }
}
