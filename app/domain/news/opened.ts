import type { DayString, MonthString } from '~/domain/time/time'

/** Something that somebody has opened, and when last; `key` as `openedKeys` makes it. */
export type Opened = { key: string; at: Date }

/** What is remembered as opened: by opening its page, never by loading a list that it stands in. Ids only. */
export const openedKeys = {
  shift: (providerId: string, shiftId: string) => `${openedKinds.shift}${providerId}/${shiftId}`,
  report: (providerId: string, reportId: string) => `${openedKinds.report}${providerId}/${reportId}`,
  faststallanden: (month: MonthString) => `${openedKinds.faststallanden}${month}`,
  reviews: (month: MonthString) => `${openedKinds.reviews}${month}`,
  objection: (id: string) => `${openedKinds.objection}${id}`,
  wish: (id: string) => `${openedKinds.wish}${id}`,
  act: (id: string) => `${openedKinds.act}${id}`,
  access: (id: string) => `${openedKinds.access}${id}`,
  document: (providerId: string, documentId: string) => `${openedKinds.document}${providerId}/${documentId}`,
  /** By the Monday of its week. */
  sheet: (monday: DayString) => `${openedKinds.sheet}${monday}`,
  /** A page of which not all could be read: what has happened need not have been on it. */
  unsure: 'unsure:page',
}

/** How the keys of each kind begin. */
export const openedKinds = {
  shift: 'shift:',
  report: 'report:',
  faststallanden: 'faststallanden:',
  reviews: 'reviews:',
  objection: 'objection:',
  wish: 'wish:',
  act: 'act:',
  access: 'access:',
  document: 'document:',
  sheet: 'sheet:',
  unsure: 'unsure:',
} as const

/** When something was last opened, under any of its keys; null: never. */
export function openedAt(opened: readonly Opened[], keys: readonly string[]): Date | null {
  const times = opened.filter(({ key }) => keys.includes(key)).map(({ at }) => at.getTime())
  return times.length === 0 ? null : new Date(Math.max(...times))
}

/** True when what happened at `at` has been seen: its page has been opened then or later. */
export function isSeen(at: Date, opened: Date | null): boolean {
  return opened !== null && opened >= at
}
