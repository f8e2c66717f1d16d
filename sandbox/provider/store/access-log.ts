/** Who at the provider has opened what: made from the world, and the same each time. */
import { dayAfter, minutesAfter, startOfDay, stockholmDate } from '../../../app/domain/time/time'
import type { AccessLogEntry } from '../../../provider-api/contract'
import { fraction, idOf, pick, whole } from '../world/random'
import type { StoreContext } from './context'
import { instant } from '../../../provider-kit/shape'
import type { ContractStore } from './types'

/** The tenant that has the group; the other one has no such log to give. */
export const tenantWithLog = 'farsta'

const pageSize = 40
/** How often somebody opens something on a day. */
const chance = 0.55

type What = Pick<AccessLogEntry, 'act' | 'what' | 'whatText' | 'why'>

const opened: readonly [What, ...What[]] = [
  { act: 'read', what: 'schedule' },
  { act: 'changed', what: 'schedule', why: 'Någon fick förhinder' },
  { act: 'read', what: 'reports', why: 'Rätt tid före lönen' },
  { act: 'read', what: 'documents', why: 'Planen ska ses över' },
  { act: 'read', what: 'person' },
  { act: 'changed', what: 'notes' },
  { act: 'read', what: 'notes' },
  { act: 'read', what: 'other', whatText: 'Numret till en son' },
]

/** Of the office: somebody who reads on behalf of the system, and is not told by name. */
const support = { role: 'systemförvaltare' }

/** The call on who has opened what. */
export function createAccessLog({ tables, tenant, clock, staff }: StoreContext): Pick<ContractStore, 'listAccessLog'> {
  const leaders = staff.all.filter(({ role }) => role === 'arbetsledare')

  function entriesOf(brukareId: string, day: string): AccessLogEntry[] {
    const parts = [brukareId, day, 'opened'] as const
    if (fraction(...parts) > chance) return []
    return Array.from({ length: whole(1, 3, ...parts, 'times') }, (_, nth) => {
      const leader = leaders[Math.floor(fraction(...parts, nth, 'who') * (leaders.length + 1))]
      return {
        id: idOf('opn', ...parts, nth),
        at: instant(minutesAfter(startOfDay(day), whole(7 * 60, 17 * 60, ...parts, nth, 'at'))),
        ...(leader === undefined ? support : { name: leader.displayName, role: 'arbetsledare' }),
        ...pick(opened, ...parts, nth, 'what'),
      }
    })
  }

  return {
    async listAccessLog(brukareId, { month, cursor }) {
      if (tenant.key !== tenantWithLog) return null
      if ((await tables.brukare.count({ where: { id: brukareId, tenantId: tenant.key } })) === 0) return null
      const now = clock()
      const all: AccessLogEntry[] = []
      for (let day = `${month}-01`; day.startsWith(month) && day <= stockholmDate(now); day = dayAfter(day))
        all.push(...entriesOf(brukareId, day))
      const known = all
        .filter(({ at }) => new Date(at) <= now)
        .sort((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id))
      const from = cursor === undefined ? 0 : known.findIndex(({ id }) => id === cursor) + 1
      const items = known.slice(from, from + pageSize)
      const last = items.at(-1)
      return { items, ...(from + pageSize < known.length && last ? { nextCursor: last.id } : {}) }
    },
  }
}
