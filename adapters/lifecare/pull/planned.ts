/** From a delivered shift of one who works to the planned visits of clients. */
import { activityRow, brokenActivity, type ActivityRow, type WorkshiftRow } from '../client/rows'
import type { Tenant } from '../config/tenant'
import type { Ids } from '../ids'
import { readMinutes, readTime } from '../local-time'
import type { PlannedShift } from './diff'

/** Words for codes, by the tenant's list: an unknown one is its own text or is left out, never guessed. */
export function serviceNames(
  codes: readonly ({ Code: number; Text?: string | null | undefined } | null | undefined)[],
  { services, unknownService }: Pick<Tenant, 'services' | 'unknownService'>,
): string[] {
  const names = codes.flatMap((one) => {
    if (!one) return []
    const raw = unknownService === 'raw' ? one.Text?.trim() : undefined
    const name = services[String(one.Code)] ?? raw
    return name ? [name.slice(0, 100)] : []
  })
  return [...new Set(names)]
}

/** The name by which somebody who works is shown: the first name and a letter. */
export function displayNameOf({
  FirstName,
  LastName,
}: {
  FirstName?: string | null
  LastName?: string | null
}): string {
  const [first = '', last = ''] = [FirstName?.trim(), LastName?.trim()]
  const letter = [...last][0]
  return [first, letter ? `${letter}.` : ''].filter(Boolean).join(' ') || 'Personal'
}

/** A visit that is there and cannot be read: which, whose and when it begins, as far as that can be said. */
export type UnreadPart = { shiftId: string | null; clientId: string | null; start: Date | null }

/** What is said of a broken activity. Null for one that is no visit, or anybody's. */
export function unreadPartOf(raw: unknown, ids: Ids, { times }: Pick<Tenant, 'times'>): UnreadPart | null {
  const { data } = brokenActivity.safeParse(raw)
  if (!data) return { shiftId: null, clientId: null, start: null }
  if (data.TypeOfPlannedActivity === 'Pause' || data.TypeOfPlannedActivity === 'MiscPersonnelJob') return null
  return {
    shiftId: data.Id ? ids('shift', data.Id) : null,
    clientId: data.Client ? ids('client', data.Client.PersonId) : null,
    start: data.StartTime ? (readTime(data.StartTime, times.local)?.at ?? null) : null,
  }
}

/** The visits of a delivered shift that can be read, and those that cannot. Breaks and other work are no visits. */
export function plannedOf(
  row: WorkshiftRow,
  ids: Ids,
  tenant: Tenant,
): { shifts: PlannedShift[]; unread: UnreadPart[]; ambiguous: number } {
  const workshiftId = ids('workshift', row.Id)
  const staffId = row.Personnel ? ids('staff', row.Personnel.PersonId) : null
  const unread: UnreadPart[] = []
  let ambiguous = 0
  const shifts = (row.PlannedActivities ?? []).flatMap((raw) => {
    const activity = activityRow.safeParse(raw).data
    const span = activity?.Client && activity.TypeOfPlannedActivity === 'Visit' ? spanOf(activity, tenant) : null
    if (!activity?.Client || span === null) {
      const part = unreadPartOf(raw, ids, tenant)
      if (part !== null) unread.push(part)
      return []
    }
    if (span.isAmbiguous) ambiguous += 1
    const codes = (activity.ServiceItems ?? []).map(({ Type }) => Type)
    return {
      ...{ id: ids('shift', activity.Id), workshiftId, clientId: ids('client', activity.Client.PersonId) },
      ...{ start: span.start, end: span.end, staffId, services: serviceNames(codes, tenant) },
    }
  })
  return { shifts, unread, ambiguous }
}

function spanOf(activity: ActivityRow, { times }: Tenant): { start: Date; end: Date; isAmbiguous: boolean } | null {
  const start = readTime(activity.StartTime, times.local)
  const minutes = readMinutes(activity.Duration)
  if (start === null || minutes === null || minutes <= 0) return null
  const travel = times.startIs === 'departure' ? readMinutes(activity.TraveltimeToActivity ?? '00:00:00') : 0
  if (travel === null) return null
  const from = start.at.getTime() + travel * 60_000
  return { start: new Date(from), end: new Date(from + minutes * 60_000), isAmbiguous: start.isAmbiguous }
}
