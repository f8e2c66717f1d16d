import { dayAfter, minutesAfter, stockholmDate } from '../../../app/domain/time/time'
import { tenants } from '../../data/cast'
import { insertMany } from '../database/insert'
import type { Tables } from '../database/open'
import { advanceTenant } from './advance'
import { documentRows } from './documents'
import { daysAhead, planWorld } from './extend'
import { fullmaktRows, grantRows } from './grants'
import { writeHistory } from './history'
import { brukareRows, crowdRows, representationRows, staffRows, teamRows } from './people'
import { writeWishes } from './wishes'

/** What happened in the last days before the world is made is in its change feed; older things are not. */
const feedMinutes = 2 * 24 * 60

/** Makes a tenant's world as it stands at `now`, with a crowd of huvudmän when asked for (crowd.ts). The same instant always gives the same world. */
export async function createTenant(tables: Tables, id: keyof typeof tenants, now: Date, crowd: number): Promise<void> {
  const anchorDay = stockholmDate(now)
  await tables.tenant.create({
    data: {
      id,
      name: tenants[id].name,
      anchorDay,
      coveredTo: dayAfter(anchorDay, daysAhead),
      advancedAt: minutesAfter(now, -feedMinutes),
    },
  })
  await tables.staff.createMany({ data: staffRows(id) })
  await tables.brukare.createMany({ data: [...brukareRows(id), ...crowdRows(id, crowd)] })
  await tables.brukareStaff.createMany({ data: teamRows(id, anchorDay) })
  await tables.representation.createMany({ data: representationRows(id, anchorDay, crowd) })
  await tables.grant.createMany({ data: grantRows(id, anchorDay) })
  await tables.fullmakt.createMany({ data: fullmaktRows(id, anchorDay) })
  await tables.document.createMany({ data: documentRows(id, anchorDay) })
  await insertMany(tables, 'Shift', planWorld(id, anchorDay, crowd))
  await writeWishes(tables, id, anchorDay)
  await advanceTenant(tables, id, now)
  if (id === 'farsta') await writeHistory(tables, anchorDay)
}
