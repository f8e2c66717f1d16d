import { z } from 'zod'
import { caseChoices, type CaseQuery } from '~/views/work-list/table'

const query = z.object({
  visa: z.enum(caseChoices).catch('alla'),
  namn: z
    .string()
    .transform((name) => name.trim().slice(0, 100))
    .catch(''),
  sida: z.coerce.number().int().min(1).max(1000).catch(1),
})

/** What of the list an address asks for; what it cannot mean is left out. */
export function readCaseQuery(request: Request): CaseQuery {
  const { visa, namn, sida } = query.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { show: visa, name: namn, page: sida }
}
