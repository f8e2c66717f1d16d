/** Kinds of time: aktiv tid, väntetid, beredskap. */
export const timeKinds = ['active', 'waiting', 'standby'] as const

/** One kind of time. */
export type TimeKind = (typeof timeKinds)[number]
/** Whole minutes of clock time for each kind, not converted. */
export type MinutesPerKind = Record<TimeKind, number>

/** No time at all. */
export const noMinutes: Readonly<MinutesPerKind> = { active: 0, waiting: 0, standby: 0 }

/** The minutes of each kind, added up. */
export function sumPerKind(items: Iterable<{ kind: TimeKind; minutes: number }>): MinutesPerKind {
  const sum = { ...noMinutes }
  for (const { kind, minutes } of items) sum[kind] += minutes
  return sum
}

/** Several sums added, kind by kind. */
export function addMinutes(...sums: readonly MinutesPerKind[]): MinutesPerKind {
  return sumPerKind(sums.flatMap((sum) => timeKinds.map((kind) => ({ kind, minutes: sum[kind] }))))
}

/** The clock time of all kinds together. */
export function totalMinutes(sum: MinutesPerKind): number {
  return sum.active + sum.waiting + sum.standby
}
