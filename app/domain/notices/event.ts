import type { Scope } from '~/domain/access/representation'
import { minutesAfter } from '~/domain/time/time'

/** How much somebody wants to be told of outside the portal: what they must know, what they want to know, or all of it. */
export const noticeLevels = ['important', 'usual', 'all'] as const
export type NoticeLevel = (typeof noticeLevels)[number]

/** What somebody can choose, the most important first: also nothing at all. */
export const noticeChoices = [...noticeLevels, 'none'] as const
export type NoticeChoice = (typeof noticeChoices)[number]

/** Where nobody has chosen anything else. */
export const standardLevel: NoticeLevel = 'usual'

type Kind = {
  /** The lowest level at which it is told. */
  level: NoticeLevel
  /** Told at once, also at night: what cannot wait until the morning. */
  urgent: boolean
  /** What one must be able to read to be told of it; null when it is about one's own access, or asked of the act itself. */
  scope: Scope | null
  /** Whoever has done one of these about the brukare since, by the access log, has seen it. */
  seenBy: readonly string[]
  /** Told once for what it is about, however often it happens. */
  once?: true
}

const schedule = ['now.read', 'shift.read', 'schedule.read'] as const
const reports = ['reports.read', 'report.read'] as const

/** Everything that is told outside the portal. More kinds are one row each. */
export const noticeKinds = {
  /** By the plan somebody should have come, and by what the provider has registered nobody has. */
  late: { level: 'important', urgent: true, scope: 'schedule:read', seenBy: schedule },
  /** Somebody who acts for the brukare has said that nobody has come. */
  nobodyCame: { level: 'important', urgent: true, scope: 'object', seenBy: [] },
  objectionAnswered: { level: 'important', urgent: false, scope: 'object', seenBy: [] },
  objectionQuestion: { level: 'important', urgent: false, scope: 'object', seenBy: [] },
  wishAnswered: { level: 'important', urgent: false, scope: 'wish', seenBy: [] },
  /** The provider has asked something about a wish, and has not decided. */
  wishQuestion: { level: 'important', urgent: false, scope: 'wish', seenBy: [] },
  /** Somebody who holds the right together with the reader has asked for a yes. */
  jointAct: { level: 'important', urgent: false, scope: null, seenBy: [] },
  /** Three days are left of those in which a month should be reviewed. */
  reviewDay: { level: 'important', urgent: false, scope: 'object', seenBy: reports },
  /** Something of the coming seven days is no longer as it was: moved, cancelled, somebody else, or nobody. */
  planChanged: { level: 'usual', urgent: false, scope: 'schedule:read', seenBy: schedule },
  reportReady: { level: 'usual', urgent: false, scope: 'object', seenBy: reports, once: true },
  faststalld: {
    ...{ level: 'all', urgent: false, scope: 'reports:read' },
    seenBy: [...reports, 'faststallanden.read', 'faststallande.read'],
  },
  /** A plan or another document is new, or is another than before. */
  document: { level: 'usual', urgent: false, scope: 'schedule:read', seenBy: [] },
  /** The week that comes is planned, so that its sheet can be printed. */
  weekSheet: { level: 'all', urgent: false, scope: 'schedule:read', seenBy: [], once: true },
  accessOffered: { level: 'important', urgent: false, scope: null, seenBy: [] },
  accessChanged: { level: 'important', urgent: false, scope: null, seenBy: [] },
  accessWithdrawn: { level: 'important', urgent: false, scope: null, seenBy: [] },
  /** The reader has signed in on a device that they had not signed in on before. About nobody else, and told to nobody else. */
  newDevice: { level: 'important', urgent: false, scope: null, seenBy: [] },
  /** Something has happened that concerns those who use the portal, as who runs it says. */
  incident: { level: 'important', urgent: false, scope: null, seenBy: [] },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof noticeKinds

/** What is older was there before: it comes when a feed is read anew, or when somebody is here for the first time. In days. */
const newsDays = 7

/** True for what happened so long ago that nobody is told of it outside the portal. */
export function isLateNews(at: Date, now: Date): boolean {
  return minutesAfter(at, newsDays * 24 * 60) < now
}

/** True when somebody who has chosen `level` is told of it. */
export function isTold(kind: NoticeKind, level: NoticeChoice): boolean {
  return level !== 'none' && noticeLevels.indexOf(noticeKinds[kind].level) <= noticeLevels.indexOf(level)
}

/** What holds of what somebody has chosen and what they are told at most (null: no limit): the lesser of the two. */
export function lesserOf(chosen: NoticeChoice, limit: NoticeChoice | null): NoticeChoice {
  if (limit === null) return chosen
  if (chosen === 'none' || limit === 'none') return 'none'
  return noticeLevels.indexOf(limit) < noticeLevels.indexOf(chosen) ? limit : chosen
}

/** What a message says there is: something to look at now, something that needs the reader, or something new. Never what. */
export const noticeTones = ['now', 'needsYou', 'news'] as const
export type NoticeTone = (typeof noticeTones)[number]

/** The tone of one message about several: that of the most pressing of them. */
export function toneOf(kinds: readonly NoticeKind[]): NoticeTone {
  if (kinds.some((kind) => noticeKinds[kind].urgent)) return 'now'
  return kinds.some((kind) => noticeKinds[kind].level === 'important') ? 'needsYou' : 'news'
}
