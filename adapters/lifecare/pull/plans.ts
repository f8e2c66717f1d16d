/** Genomförandeplaner. What stands in one is for the person it is about, so its words are kept as they are; all beside it is dropped. */
import { readAll } from '../client/pages'
import { brokenPerson, planRow, readRows, type PlanRow } from '../client/rows'
import type { DocumentSection } from '../../../provider-api/contract'
import { appendChanges, dayOf, type PullContext } from './context'
import { isLoss } from './loss'
import { serviceNames } from './planned'
import type { Tenant } from '../config/tenant'

const resource = 'service_plans'
const longest = 10_000

/** Double escapes and a stray sign in front are what the real one has. */
const clean = (text: string | null | undefined): string | undefined => {
  const plain = (text ?? '').replace(/^¤/, '').replace(/\\n/g, '\n').split('\0').join('').trim()
  return plain === '' ? undefined : plain.slice(0, longest)
}

/** The parts of a plan. Of those who took part only what they are to the person: who they are is theirs. */
export function sectionsOf(row: PlanRow, tenant: Pick<Tenant, 'services' | 'unknownService'>): DocumentSection[] {
  const how = {
    items: serviceNames(
      (row.Services ?? []).map(({ ServiceType }) => ServiceType),
      tenant,
    ),
  }
  const said = clean(row.ClientParticipationComment)
  const wasThere = row.ClientParticipation
    ? 'Personen var med när planen gjordes.'
    : 'Personen var inte med när planen gjordes.'
  const relations = (row.Participants ?? []).flatMap(({ Relation }) => clean(Relation)?.slice(0, 300) ?? [])
  const text = (kind: DocumentSection['kind'], value: string | undefined) => (value ? [{ kind, text: value }] : [])
  const others = clean(row.OtherServices)
  return [
    ...(how.items.length > 0 || others ? [{ kind: 'how' as const, ...how, ...(others ? { text: others } : {}) }] : []),
    ...text('matters', clean(row.ImportantInformation)),
    { kind: 'participation' as const, text: said ? `${wasThere}\n${said}` : wasThere },
    ...(relations.length > 0 ? [{ kind: 'participants' as const, items: relations }] : []),
    ...(row.OtherInformation ?? []).flatMap(({ Headline, Text }) => {
      const heading = clean(Headline?.Text)?.slice(0, 300)
      const value = clean(Text)
      return heading && value ? [{ kind: 'other' as const, heading, text: value }] : []
    }),
  ].slice(0, 40)
}

/** Reads all plans. One that has ended is told no more. */
export async function pullPlans(context: PullContext): Promise<void> {
  const { client, database, ids, tenant, clock, logger } = context
  const at = clock()
  const today = at.toISOString().slice(0, 10)
  const { rows, unread, broken } = readRows(planRow, await readAll(client, resource, {}))
  if (unread > 0) logger.warn({ resource, unread }, 'plans of Lifecare that could not be read')
  const ended = new Set<string>()
  const plans = rows.flatMap((row) => {
    const [establishedOn, end] = [dayOf(row.EstablishedDate), dayOf(row.EndDate)]
    if (end !== null && end < today) ended.add(ids('plan', String(row.Id)))
    if (establishedOn === null || (end !== null && end < today)) return []
    const sections = JSON.stringify(sectionsOf(row, tenant))
    const followUpOn = dayOf(row.FollowUpDate)
    const [id, clientId] = [ids('plan', String(row.Id)), ids('client', row.PersonId)]
    return [{ id, clientId, establishedOn, followUpOn, sections }]
  })
  await database.transaction(async (tables) => {
    const before = await tables.plan.findMany()
    const known = new Map(before.map((one) => [one.id, JSON.stringify(one)]))
    const isThere = new Set(plans.map(({ id }) => id))
    const changed = plans.filter((plan) => known.get(plan.id) !== JSON.stringify(plan))
    const unreadIds = new Set(broken.map((raw) => ids('plan', String(brokenPerson.safeParse(raw).data?.Id))))
    const missing = before.filter(({ id }) => !isThere.has(id) && !unreadIds.has(id) && !ended.has(id))
    const isUnbelieved = isLoss(context, 'plans', { before: before.length, gone: missing.length })
    const gone = before.filter(({ id }) => ended.has(id) || (!isUnbelieved && missing.some((one) => one.id === id)))
    for (const plan of changed) await tables.plan.upsert({ where: { id: plan.id }, create: plan, update: plan })
    await tables.plan.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
    const told = [...changed, ...gone].map(({ id, clientId }) => ({
      ...{ type: 'document' as const, clientId, resourceId: id },
    }))
    await appendChanges(tables, told, at)
  })
}
