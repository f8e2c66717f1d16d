import type { Shift } from '~/domain/schedule/shift'
import type { Scene } from '~/views/frame/scene'

type Dated = { shift: Pick<Shift, 'freshnessSeconds'>; providerName: string }

/**
 * How old what is shown of shifts may be at each provider that says so, the oldest of each: "Uppgifterna hos X kan vara upp till 15
 * minuter gamla." In whole minutes, never fewer than it is. Nothing where a provider says nothing: its data are of now.
 */
export function freshnessLines(shifts: readonly Dated[], { t, f }: Scene): string[] {
  const oldest = new Map<string, number>()
  for (const { shift, providerName } of shifts) {
    const minutes = Math.ceil((shift.freshnessSeconds ?? 0) / 60)
    if (minutes > (oldest.get(providerName) ?? 0)) oldest.set(providerName, minutes)
  }
  return [...oldest].map(([provider, minutes]) => t('schedule.freshness', { provider, duration: f.duration(minutes) }))
}
