import type { Scope } from '~/domain/access/representation'
import { minutesAfter } from '~/domain/time/time'

/** How much somebody wants to be told of outside the portal: what they must know, what they want to know, or all of it. */
export const noticeLevels = ['important', 'usual', 'all'] as const
export type NoticeLevel = (typeof noticeLevels)[number]

type Kind = {
  /** The lowest level at which it is told. */
  level: NoticeLevel
  /** Told at once, also at night: what cannot wait until the morning. */
  urgent: boolean
  /** What one must be able to read to be told of it; null when it is about one's own access. */
  scope: Scope | null
}

/** Everything that is told outside the portal. More kinds are one row each. */
export const noticeKinds = {
  /** Somebody who acts for the brukare has said that nobody has come. */
  nobodyCame: { level: 'important', urgent: true, scope: 'object' },
  objectionAnswered: { level: 'important', urgent: false, scope: 'object' },
  faststalld: { level: 'usual', urgent: false, scope: 'reports:read' },
  accessOffered: { level: 'important', urgent: false, scope: null },
  accessChanged: { level: 'important', urgent: false, scope: null },
  accessWithdrawn: { level: 'important', urgent: false, scope: null },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof noticeKinds

/** What is older was there before: it comes when a feed is read anew, or when somebody is here for the first time. In days. */
const newsDays = 7

/** True for what happened so long ago that nobody is told of it outside the portal. */
export function isLateNews(at: Date, now: Date): boolean {
  return minutesAfter(at, newsDays * 24 * 60) < now
}

/** True when somebody who has chosen `level` is told of it. */
export function isTold(kind: NoticeKind, level: NoticeLevel): boolean {
  return noticeLevels.indexOf(noticeKinds[kind].level) <= noticeLevels.indexOf(level)
}

/** What a message says there is: something to look at now, something that needs the reader, or something new. Never what. */
export const noticeTones = ['now', 'needsYou', 'news'] as const
export type NoticeTone = (typeof noticeTones)[number]

/** The tone of one message about several: that of the most pressing of them. */
export function toneOf(kinds: readonly NoticeKind[]): NoticeTone {
  if (kinds.some((kind) => noticeKinds[kind].urgent)) return 'now'
  return kinds.some((kind) => noticeKinds[kind].level === 'important') ? 'needsYou' : 'news'
}
