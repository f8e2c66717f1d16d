import { stockholmDate } from '../../../app/domain/time/time'
import type { Tables } from '../database/open'
import { applyDueCases } from './apply-cases'
import { sendClaims } from './claims'
import { extend } from './extend'
import { registerPassed } from './register'
import { settleMonths } from './settle'

/**
 * Lets time pass in a tenant's world up to `now`: publishes new days, makes the changes of plan that are due, registers
 * what has happened, settles the months that are over and sends their claims. What is done is never changed; a clock that goes back does
 * nothing.
 */
export async function advanceTenant(tables: Tables, tenantId: string, now: Date): Promise<void> {
  const tenant = await tables.tenant.findUniqueOrThrow({ where: { id: tenantId } })
  if (now <= tenant.advancedAt) return
  const staff = await tables.staff.findMany({ where: { tenantId }, select: { id: true, displayName: true } })
  const names = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  await extend(tables, tenant, stockholmDate(now), now)
  await applyDueCases(tables, tenant, names, now)
  await registerPassed(tables, tenant, names, tenant.advancedAt, now)
  await settleMonths(tables, tenant, tenant.advancedAt, now)
  await sendClaims(tables, tenant, tenant.advancedAt, now)
  await tables.tenant.update({ where: { id: tenantId }, data: { advancedAt: now } })
}
