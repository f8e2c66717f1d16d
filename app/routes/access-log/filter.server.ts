import { z } from 'zod'
import { showNames } from '~/views/access-log/links'
import type { LogFilter } from '~/services/access-log/list.server'

const query = z.object({
  visa: z
    .enum(showNames.map(([name]) => name))
    .nullable()
    .catch(null),
  person: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .nullable()
    .catch(null),
  fore: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null),
})

/** What of the log an address asks for; what it cannot mean is left out. */
export function readLogFilter(request: Request): LogFilter {
  const asked = new URL(request.url).searchParams
  const { visa, person, fore } = query.parse(
    Object.fromEntries(['visa', 'person', 'fore'].map((name) => [name, asked.get(name)])),
  )
  return { show: showNames.find(([name]) => name === visa)?.[1] ?? null, personId: person, before: fore }
}
