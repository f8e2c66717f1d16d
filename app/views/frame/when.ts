import type { Scene } from './scene'

/** "klockan 9:24", and with its date when it is another day than the page's. */
export function whenText(instant: Date, { f, now }: Pick<Scene, 'f' | 'now'>): string {
  return f.date(instant) === f.date(now) ? f.atTime(instant) : f.dateTime(instant)
}
