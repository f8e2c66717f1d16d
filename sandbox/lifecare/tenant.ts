/** One customer of the mock: its people, its plan and what is done with it. */
import { dayAfter } from '../../app/domain/time/time'
import { makeClients, makeStaff, type MockClient, type MockStaff } from './people'
import { makePlan, type MockWorkshift } from './plan'
import { visitOf, type MockVisit } from './visits'

/** How big, and around which day (Stockholm): from `back` days before it to `ahead` days after. */
export type TenantSize = { clients: number; staff: number; day: string; back: number; ahead: number }

export type MockTenant = {
  clients: MockClient[]
  staff: MockStaff[]
  /** Changed or published by now, in the order that Lifecare gives them. */
  workshiftsAt: (now: Date) => MockWorkshift[]
  visitsAt: (now: Date) => MockVisit[]
  find: (id: string) => MockWorkshift
  /** Changes a shift as a planner would, at an instant. */
  /** What stands in place of fields of a row that is given, by resource and Id: what is broken there. Null: as it was. */
  spoil: (resource: string, id: string | number, fields: Record<string, unknown> | null) => void
  spoiled: (resource: string, id: string | number) => Record<string, unknown>
  /** Changes a registered visit at an instant: approves it, takes that back, deletes it. */
  changeVisit: (id: number, at: Date, change: VisitChange) => void
  /** The most rows that a list gives at a time, whatever is asked for. */
  cap: { rows: number }
  change: (id: string, at: Date, change: Partial<Pick<MockWorkshift, 'staff' | 'activities' | 'isRevoked'>>) => void
}

type VisitChange = Partial<Pick<MockVisit, 'isApproved' | 'isDeleted' | 'status' | 'staff'>>

/** Makes a tenant. The same size gives the same tenant. */
export function createTenant({ clients: clientCount, staff: staffCount, day, back, ahead }: TenantSize): MockTenant {
  const clients = makeClients(clientCount)
  const staff = makeStaff(staffCount)
  const plan = makePlan({ clients, staff, from: dayAfter(day, -back), to: dayAfter(day, ahead) })
  const byId = new Map(plan.map((shift) => [shift.id, shift]))
  const find = (id: string): MockWorkshift => {
    const found = byId.get(id)
    if (!found) throw new Error(`no workshift ${id}`)
    return found
  }
  const broken = new Map<string, Record<string, unknown>>()
  const changes = new Map<number, VisitChange & { updated: Date }>()
  return {
    cap: { rows: 10_000 },
    spoil(resource, id, fields) {
      if (fields === null) broken.delete(`${resource} ${id}`)
      else broken.set(`${resource} ${id}`, fields)
    },
    spoiled: (resource, id) => broken.get(`${resource} ${id}`) ?? {},
    changeVisit: (id, at, change) => void changes.set(id, { ...changes.get(id), ...change, updated: at }),
    clients,
    staff,
    find,
    workshiftsAt: (now) =>
      plan
        .filter(({ modified }) => modified <= now)
        .sort((a, b) => a.modified.getTime() - b.modified.getTime() || (a.id < b.id ? -1 : 1)),
    visitsAt: (now) =>
      plan.flatMap((shift) =>
        shift.activities.flatMap((activity) => {
          const visit = visitOf(activity, shift, now)
          return visit === null ? [] : [{ ...visit, ...changes.get(visit.id) }]
        }),
      ),
    change(id, at, change) {
      Object.assign(find(id), change, { modified: at })
    },
  }
}
