import { z } from 'zod'
import { outageKinds, outageState, type Outage } from '~/domain/outages/outage'
import { languages } from '~/i18n/languages'

/** As long as a text may be: a few sentences, since it stands on every page. In characters. */
const longestText = 400

const text = z.string().trim().min(1).max(longestText)
const instant = z.iso.datetime({ offset: true }).transform((written) => new Date(written))

const schema = z.strictObject({
  kind: z.enum(outageKinds),
  from: instant,
  to: instant.nullish().transform((to) => to ?? null),
  /** Who is told of an incident outside the portal: left out, nobody. */
  concerns: z
    .union([z.literal('all'), z.array(z.string().min(1)).min(1)])
    .nullish()
    .transform((concerns) => concerns ?? null),
  texts: z.strictObject(Object.fromEntries(languages.map((language) => [language, text]))),
})

/** What is wrong with an outage as it is said; null: nothing. */
function faultOf(
  { kind, from, to, concerns }: Pick<Outage, 'kind' | 'from' | 'to' | 'concerns'>,
  now: Date,
  providerIds: readonly string[],
): string | null {
  if (concerns !== null && kind !== 'incident') return 'concerns: people are told of an incident only'
  const unknown = concerns === null || concerns === 'all' ? [] : concerns.filter((id) => !providerIds.includes(id))
  if (unknown.length > 0) return `concerns: no such provider: ${unknown.join(', ')}`
  if (kind === 'planned' && to === null) return 'to: a planned stop has an end'
  if (kind === 'incident' && to !== null) return 'to: an incident is over when it is said to be'
  if (to !== null && to <= from) return 'to: it ends before it begins'
  if (to !== null && to <= now) return 'to: that time has passed'
  return kind !== 'planned' && from > now ? 'from: only what is planned is known before it happens' : null
}

/**
 * An outage as it is written in a file, JSON: `kind`, `from`, `to` (instants with their offset; `to` may be left out where it is not
 * known) and `texts`, one in each language of the portal. Of an incident also `concerns`, who is told of it outside the portal: "all",
 * or a list of providers. `providerIds`: those that there are.
 * @throws Error that says what is wrong
 */
export function readOutage(
  content: string,
  now: Date,
  providerIds: readonly string[],
): Pick<Outage, 'kind' | 'from' | 'to' | 'texts' | 'concerns'> {
  const { success, data, error } = schema.safeParse(parsed(content))
  if (!success) throw new Error(z.prettifyError(error))
  const fault = faultOf(data, now, providerIds)
  if (fault !== null) throw new Error(fault)
  return data
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (cause) {
    throw new Error('The file is not JSON', { cause })
  }
}

/** What is said, a line each, for who runs the portal. */
export function outageLines(outages: readonly Outage[], now: Date): string[] {
  if (outages.length === 0) return ['Nothing is said']
  return outages.map(({ id, kind, from, to, ...outage }) => {
    const state = outageState({ id, kind, from, to, ...outage }, now)
    return `${id}  ${kind}, ${state}, ${from.toISOString()} to ${to?.toISOString() ?? 'not known'}`
  })
}
