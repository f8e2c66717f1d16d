/** Clients, those who work, and decisions: read whole, since a delta does not tell what is gone. */
import { readAll } from '../client/pages'
import {
  brokenPerson,
  clientRow,
  decisionRow,
  personnelRow,
  readRows,
  type ClientRow,
  type DecisionRow,
} from '../client/rows'
import { appendChanges, dayOf, type PullContext } from './context'
import { isLoss } from './loss'
import { displayNameOf } from './planned'

const isProtected = ({ ProtectedRegistration, IsConfidential }: ClientRow): boolean =>
  ProtectedRegistration === true || IsConfidential === true

/**
 * The name of a client in full; 'Namn saknas' where the register has none. With protected identity the contract wants what has been agreed
 * with the person, which Lifecare does not have: so the name is not even kept.
 */
const nameOf = (row: ClientRow): string => (isProtected(row) ? 'Skyddad identitet' : fullName(row))

const fullName = ({ FirstName, LastName }: ClientRow): string =>
  [FirstName, LastName]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ')
    .slice(0, 200) || 'Namn saknas'

function standingOf({ Deregistration, Active, Deleted }: ClientRow): 'active' | 'left' | 'dead' {
  if (Deregistration?.Reason === 'Decease') return 'dead'
  return Deregistration || Active === false || Deleted === true ? 'left' : 'active'
}

/** Reads all clients. One that is no longer there has left. */
export async function pullClients(context: PullContext): Promise<void> {
  const { client, database, ids, clock, logger } = context
  const at = clock()
  const { rows, unread, broken } = readRows(clientRow, await readAll(client, 'clients', {}))
  if (unread > 0) logger.warn({ resource: 'clients', unread }, 'clients of Lifecare that could not be read')
  const unclear = new Set(broken.map((raw) => ids('client', brokenPerson.safeParse(raw).data?.PersonId ?? '')))
  const found = new Map(
    rows.map((row) => {
      const id = ids('client', row.PersonId)
      return [id, { id, name: nameOf(row), isProtected: isProtected(row), standing: standingOf(row) }]
    }),
  )
  await database.transaction(async (tables) => {
    const before = await tables.client.findMany()
    const known = new Map(before.map((one) => [one.id, one]))
    const active = before.filter(({ standing }) => standing === 'active')
    const missing = active.filter(({ id }) => !found.has(id) && !unclear.has(id))
    const gone = isLoss(context, 'clients', { before: active.length, gone: missing.length }) ? [] : missing
    const all = [...found.values(), ...gone.map((one) => ({ ...one, standing: 'left' }))]
    const changed = all.filter(({ id, name, isProtected, standing }) => {
      const old = known.get(id)
      return old?.name !== name || old.isProtected !== isProtected || old.standing !== standing
    })
    for (const { id, name, isProtected, standing } of changed) {
      const data = { name, isProtected, standing, seenAt: at }
      await tables.client.upsert({ where: { id }, create: { id, ...data }, update: data })
    }
    const told = changed.map(({ id }) => ({ type: 'brukare' as const, clientId: id, resourceId: id }))
    await appendChanges(tables, told, at)
  })
}

/** Reads the names of all who work. */
export async function pullPersonnel({ client, database, ids, tenant, logger }: PullContext): Promise<void> {
  const resource = 'provider_personnels'
  const { rows, unread } = readRows(personnelRow, await readAll(client, resource, {}))
  if (unread > 0) logger.warn({ resource, unread }, 'staff of Lifecare that could not be read')
  await database.transaction(async (tables) => {
    const known = new Map((await tables.staff.findMany()).map((one) => [one.id, one.displayName]))
    for (const row of rows) {
      const [id, displayName] = [ids('staff', row.PersonId), displayNameOf(row)]
      if (known.get(id) === displayName) continue
      await tables.staff.upsert({
        where: { id },
        create: { id, displayName, role: tenant.role },
        update: { displayName },
      })
    }
  })
}

/** Reads all decisions. One whose type of hours the tenant has no word for is left out, and counted in the log. */
export async function pullDecisions(context: PullContext): Promise<void> {
  const { client, database, ids, clock, logger, tenant } = context
  const at = clock()
  const broken: unknown[] = []
  const read = async (resource: string, law: 'SoL' | 'LSS') => {
    const { rows, unread, broken: lost } = readRows(decisionRow, await readAll(client, resource, {}))
    broken.push(...lost)
    if (unread > 0) logger.warn({ resource, unread }, 'decisions of Lifecare that could not be read')
    return rows.filter(({ Deleted }) => Deleted !== true).map((row) => ({ row, law }))
  }
  const laws = tenant.decisions
  const decisions = [
    ...(laws.includes('SoL') ? await read('sol_decisions', 'SoL') : []),
    ...(laws.includes('LSS') ? await read('lss_decisions', 'LSS') : []),
  ].filter(({ row }) => tenant.grantedTypes.includes(row.Type?.Code ?? -1))
  const grants = decisions.flatMap(({ row, law }) => {
    const grant = grantOf(row, tenant.hourTypes)
    const id = ids('grant', `${law} ${row.Id}`)
    return grant ? [{ id, clientId: ids('client', row.PersonId), law, ...grant }] : []
  })
  const unmapped = decisions.filter(({ row }) => row.Hour && !tenant.hourTypes[String(row.HourType?.Code)]).length
  if (unmapped > 0) logger.warn({ unmapped }, 'decisions whose type of hours is in no word list: left out')
  // One that cannot be read is not one that is gone: what was kept of that client stands.
  const unclear = new Set(broken.map((raw) => brokenPerson.safeParse(raw).data?.PersonId))
  const standing = new Set([...unclear].flatMap((number) => (number ? ids('client', number) : [])))
  const isBroken = (clientId: string): boolean => standing.has(clientId) || unclear.has(null) || unclear.has(undefined)
  await database.transaction(async (tables) => {
    const before = await tables.grant.findMany()
    const known = new Map(before.map((one) => [one.id, JSON.stringify(one)]))
    const changed = grants.filter((grant) => known.get(grant.id) !== JSON.stringify(grant))
    const isThere = new Set(grants.map(({ id }) => id))
    const missing = before.filter(({ id, clientId }) => !isThere.has(id) && !isBroken(clientId))
    const gone = isLoss(context, 'decisions', { before: before.length, gone: missing.length }) ? [] : missing
    for (const grant of changed) await tables.grant.upsert({ where: { id: grant.id }, create: grant, update: grant })
    await tables.grant.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
    const told = [...changed, ...gone].map(({ id, clientId }) => ({ type: 'grant' as const, clientId, resourceId: id }))
    await appendChanges(tables, told, at)
  })
}

/** Fields in the order of the table, after id, client and law. Null for a decision that is not in hours, or by an unknown type. */
function grantOf(row: DecisionRow, hourTypes: Record<string, string>) {
  const per = hourTypes[String(row.HourType?.Code)]
  const from = dayOf(row.FromDate)
  // What ended before its last day is no help after that.
  const to = [dayOf(row.ToDate), dayOf(row.ExecutionEndDate)].filter((day) => day !== null).sort()[0] ?? null
  if (!row.Hour || row.Hour <= 0 || per === undefined || from === null) return null
  if (per === 'period' && to === null) return null
  return {
    ...{ minutes: Math.round(row.Hour * 60), per, from, to },
    ...{ decidedAt: dayOf(row.Date), startedAt: dayOf(row.ExecutionStartDate) },
  }
}
