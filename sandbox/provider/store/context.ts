/** What every function of a tenant's store is made of. */
import type { Staff } from '../../../provider-api/contract'
import type { StaffModel } from '../database/generated/models'
import type { ProviderDatabase, Tables } from '../database/open'
import { dayAfter, stockholmDate } from '../../../app/domain/time/time'
import { introduce } from '../pictures/introduce'
import { maybe, maybeInstant } from '../../../provider-kit/shape'

export type StoreContext = {
  tenant: { key: string; name: string; anchorDay: string }
  tables: Tables
  clock: () => Date
  /** Runs `work` whole or not at all, and tells the listeners when it appended to the change feed. */
  commit: <T>(work: (tables: Tables) => Promise<T>) => Promise<T>
  staff: StaffDirectory
  /** The address that the photos of the tenant's staff are under; null where there is no web around. */
  photoBase: () => string | null
  /** How old the answers say that their data may be, in seconds; 0: they say nothing. */
  freshnessSeconds: number
}

/** The tenant's staff. They never change after the world is made, so they are read once. */
export type StaffDirectory = {
  all: readonly StaffModel[]
  get: (id: string) => StaffModel
  find: (id: string) => StaffModel | null
  /** 'Malin Ek, arbetsledare'; null for someone who is no arbetsledare here. */
  arbetsledareTitle: (id: string) => string | null
}

/** Reads the staff of a tenant. */
export async function readStaff(database: ProviderDatabase, tenantId: string): Promise<StaffDirectory> {
  const all = await database.tables.staff.findMany({
    where: { tenantId },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
  })
  const byId = new Map(all.map((staff) => [staff.id, staff]))
  return {
    all,
    find: (id) => byId.get(id) ?? null,
    get(id) {
      const found = byId.get(id)
      if (!found) throw new Error(`no staff ${id} at ${tenantId}`)
      return found
    },
    arbetsledareTitle(id) {
      const found = byId.get(id)
      return found?.role === 'arbetsledare' ? `${found.displayName}, arbetsledare` : null
    },
  }
}

/** Gives staff as one brukare sees them: by the name to show, whether they are new, and what they are introduced with. Nothing else leaves. */
export type StaffView = (id: string) => Staff

const newDays = 14

/** The staff as a brukare sees them today. */
export async function staffViewFor(context: StoreContext, brukareId: string): Promise<StaffView> {
  return (await staffViewsFor(context, [brukareId]))(brukareId)
}

/** The staff as each of some brukare sees them today. */
export async function staffViewsFor(
  { tables, staff, clock, tenant, photoBase }: StoreContext,
  brukareIds: readonly string[],
): Promise<(brukareId: string) => StaffView> {
  const newcomers = await tables.brukareStaff.findMany({
    where: { brukareId: { in: [...brukareIds] }, firstDay: { not: null } },
  })
  const keyOf = (brukareId: string, staffId: string) => `${brukareId} ${staffId}`
  const byKey = new Map(newcomers.map((one) => [keyOf(one.brukareId, one.staffId), one]))
  const oldest = dayAfter(stockholmDate(clock()), -newDays)
  return (brukareId) => (id) => {
    const one = staff.get(id)
    const { displayName, role } = one
    const newcomer = byKey.get(keyOf(brukareId, id))
    const isNew = newcomer?.firstDay ? newcomer.firstDay >= oldest : false
    return {
      id,
      displayName,
      role,
      ...introduce(one, {
        ...{ brukareId, anchor: tenant.anchorDay, newFrom: newcomer?.firstDay ?? null, photoBase: photoBase() },
      }),
      ...(isNew
        ? { ...maybe('newSince', newcomer?.firstDay), ...maybeInstant('announcedAt', newcomer?.announcedAt) }
        : {}),
    }
  }
}
