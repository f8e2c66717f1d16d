import { tenants } from '../../data/cast'
import { openDatabase } from '../database/open'
import type { DatabasePlace, ProviderDatabase } from '../database/open'
import { photoOf } from '../pictures/introduce'
import { portraitOf } from '../pictures/portrait'
import { advanceTenant } from '../world/advance'
import { createTenant } from '../world/create'
import { createAccessLog } from './access-log'
import { createCheckIn } from './check-in'
import { createClaims } from './claims'
import { readStaff } from './context'
import type { StoreContext } from './context'
import { createDeskObjections } from './desk-objections'
import { createDeskReports } from './desk-reports'
import { createDeskSchedule } from './desk-schedule'
import { createDeskWishes } from './desk-wishes'
import { createDocuments, createFeed } from './documents'
import { createHours } from './hours'
import { createObjections } from './objections'
import { createPersons } from './persons'
import { createRemarks } from './remarks'
import { createReports } from './reports'
import { createSchedule } from './schedule'
import type { Provider, ProviderStore } from './types'
import { createWishes } from './wishes'

type Listener = (tenant: string, cursor: string) => void

/** Keys of writes are kept longer than the thirty days the contract asks for. */
const keyDays = 40
const minuteMs = 60_000

const tenantKeys = ['farsta', 'soder'] as const satisfies readonly (keyof typeof tenants)[]

/**
 * `huvudman`: how many more a world that is made now has, all of one god man; none when left out. `photoBase`: the address that the
 * photos of a tenant's staff are under, once the provider is on the web. `freshnessSeconds`: how old it says that its data may be.
 */
type OpenOptions = DatabasePlace & {
  clock: () => Date
  huvudman?: number
  freshnessSeconds?: number
  photoBase?: (tenant: string) => string | null
}

/**
 * Opens the sandbox provider: its database, the world made if there is none, and time let pass up to now. It goes on letting time pass each minute until it is closed.
 *
 * Throws when another process has the folder.
 */
export async function openProvider(options: OpenOptions): Promise<Provider> {
  const { clock, huvudman = 0, freshnessSeconds = 0, photoBase = () => null } = options
  const database = await openDatabase(options)
  const listeners = new Set<Listener>()
  const commitFor = commitWith(database, listeners)

  async function advance(): Promise<void> {
    const now = clock()
    for (const key of tenantKeys) {
      await commitFor(key)(async (tables) => {
        if ((await tables.tenant.count({ where: { id: key } })) === 0) await createTenant(tables, key, now, huvudman)
        else await advanceTenant(tables, key, now)
      })
    }
    const oldest = new Date(now.getTime() - keyDays * 24 * 60 * minuteMs)
    await database.tables.idempotentAnswer.deleteMany({ where: { createdAt: { lt: oldest } } })
  }

  await advance()
  const stores = new Map<string, ProviderStore>()
  for (const key of tenantKeys) {
    const { anchorDay, name } = await database.tables.tenant.findUniqueOrThrow({ where: { id: key } })
    const context: StoreContext = {
      ...{ tenant: { key, name, anchorDay }, tables: database.tables, clock, commit: commitFor(key) },
      ...{ staff: await readStaff(database, key), photoBase: () => photoBase(key), freshnessSeconds },
    }
    stores.set(key, storeOf(context))
  }

  let passing: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    // What a minute did not manage, the next one does.
    passing = passing.then(advance).catch((error: unknown) => {
      process.stderr.write(`Time could not pass in the sandbox provider: ${String(error)}\n`)
    })
  }, minuteMs)
  timer.unref()

  return {
    store: (tenant) => stores.get(tenant) ?? null,
    tenants: tenantKeys.map((key) => ({ key, name: tenants[key].name })),
    clock,
    advance,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      clearInterval(timer)
      await passing
      await database.close()
    },
  }
}

/** A transaction whose appended changes are told to the listeners once they are kept. */
function commitWith(database: ProviderDatabase, listeners: ReadonlySet<Listener>) {
  return (tenant: string): StoreContext['commit'] => {
    let newest = 0
    return async (work) => {
      const { result, cursor } = await database.transaction(async (tables) => {
        const given = await work(tables)
        const last = await tables.change.findFirst({
          where: { tenantId: tenant },
          orderBy: { seq: 'desc' },
          select: { seq: true },
        })
        return { result: given, cursor: last?.seq ?? 0 }
      })
      if (cursor > newest) {
        newest = cursor
        for (const listener of listeners) listener(tenant, String(cursor))
      }
      return result
    }
  }
}

function storeOf(context: StoreContext): ProviderStore {
  const { key, name } = context.tenant
  return {
    tenant: { key, name },
    contract: {
      ...createPersons(context),
      ...createSchedule(context),
      ...createReports(context),
      ...createHours(context),
      ...createClaims(context),
      ...createObjections(context),
      ...createWishes(context),
      ...createRemarks(context),
      ...createAccessLog(context),
      ...createDocuments(context),
      ...createFeed(context),
    },
    desk: {
      ...createDeskSchedule(context),
      ...createDeskReports(context),
      ...createDeskObjections(context),
      ...createDeskWishes(context),
    },
    checkIn: createCheckIn(context),
    photo: (staffId) => {
      const one = context.staff.find(staffId)
      return one === null || photoOf(one) === 'none' ? null : portraitOf(staffId)
    },
  }
}
