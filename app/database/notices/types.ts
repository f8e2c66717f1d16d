import type { Instant } from '~/database/common-types'
import type { NoticeKind, NoticeLevel, NoticeTone } from '~/domain/notices/event'
import type { NoticeTimes } from '~/domain/notices/when'

/** When somebody is told, and in which language. */
export type ChosenTimes = NoticeTimes & { language: string }

export type NoticeChannel = 'email'

/** Where somebody is told. `codeUntil`: a code has been sent, and can be given until then. */
export type Destination = {
  id: string
  channel: NoticeChannel
  address: string
  confirmedAt: Instant | null
  codeUntil: Instant | null
  /** From when nothing gets there. */
  failedAt: Instant | null
}

/** What came of a code: `tooMany` and `tooOld` need a new one. */
export type CodeOutcome = 'confirmed' | 'wrong' | 'tooMany' | 'tooOld'

/** What somebody has chosen, and where they are told. Everything is that person's own. */
export type NoticeChoiceRepository = {
  /** Null: nothing is chosen. */
  times: (personId: string) => Promise<ChosenTimes | null>
  saveTimes: (personId: string, times: ChosenTimes) => Promise<void>
  /** By brukare; one that is not there has not been chosen. */
  levels: (personId: string) => Promise<ReadonlyMap<string, NoticeLevel | 'none'>>
  saveLevel: (personId: string, brukareId: string, level: NoticeLevel | 'none') => Promise<void>
  /** The oldest first. */
  destinations: (personId: string) => Promise<Destination[]>
  /** The same address again is the same destination, with a new code, and is not confirmed before that is given. */
  addDestination: (added: {
    personId: string
    channel: NoticeChannel
    address: string
    code: string
    codeUntil: Instant
  }) => Promise<Destination>
  /** Null when the person has no such destination that waits for a code. */
  confirm: (given: { personId: string; id: string; code: string }) => Promise<CodeOutcome | null>
  removeDestination: (personId: string, id: string) => Promise<boolean>
}

/** Something that happened. `key` tells it from all else, so that the same is told once; `forId`: the only one it is for. */
export type NewNoticeEvent = {
  key: string
  kind: NoticeKind
  brukareId: string
  providerId: string | null
  resourceId: string
  forId: string | null
  byId: string | null
}

export type NoticeEvent = NewNoticeEvent & { id: string; at: Instant }

/** One event for one person, not told yet. */
export type WaitingNotice = { id: string; dueAt: Instant; event: NoticeEvent }

/** What became of a notice that is not told. */
export type NotTold = 'seen' | 'noRight' | 'notWanted' | 'paused' | 'protectedIdentity'

/** Something to send. `ageMs`: since it was made, by the database's clock. */
export type NoticeMessage = {
  id: string
  destinationId: string
  personId: string
  channel: NoticeChannel
  address: string
  tone: NoticeTone
  language: string
  attempts: number
  ageMs: number
  /** What it is about. */
  notices: WaitingNotice[]
}

/** What is to be told, and to whom. One process at a time works on it (LeaseRepository); two at once do no harm. */
export type NoticeRepository = {
  /** Adds what happened, in the transaction of what led to it. False when it is there already. */
  add: (event: NewNoticeEvent) => Promise<boolean>
  /** Events of which nobody has looked up whom they are for, the oldest first. */
  unspread: (limit: number) => Promise<NoticeEvent[]>
  /**
   * Those with a destination that is confirmed who have or had a right about the brukare, without who did it. Whether they may
   * know of it is asked when they are told.
   */
  maybeTold: (event: NoticeEvent) => Promise<string[]>
  /** A notice for each, and the event has been spread; all or nothing. */
  spread: (eventId: string, dues: readonly { personId: string; dueAt: Instant }[]) => Promise<void>
  /** Persons who have a notice that is due, the one that has waited longest first. */
  duePersons: (now: Instant, limit: number) => Promise<string[]>
  /** All that waits for a person, due or not, in order. */
  waitingOf: (personId: string) => Promise<WaitingNotice[]>
  /** It is told later. */
  putOff: (noticeIds: readonly string[], dueAt: Instant) => Promise<void>
  /** What is not told, and why. */
  settle: (settled: readonly { noticeId: string; outcome: NotTold }[]) => Promise<void>
  /**
   * One message to each confirmed destination of the person about all of the notices, but nothing about an event that the
   * same address has got already, whoever has it. All or nothing. Gives how many messages.
   */
  compose: (
    personId: string,
    told: { noticeIds: readonly string[]; tone: NoticeTone; language: string },
  ) => Promise<number>
  /** Leases messages that are due. A lease that runs out makes it due again. */
  claim: (workerId: string, leaseMs: number, limit: number) => Promise<NoticeMessage[]>
  sent: (messageId: string) => Promise<void>
  retryLater: (messageId: string, workerId: string, retry: { delayMs: number; errorCode: string }) => Promise<void>
  /** Nothing of it is to be told any more. */
  drop: (messageId: string, settled: readonly { noticeId: string; outcome: NotTold }[]) => Promise<void>
  /** It will never get there. `isAddress`: nor will anything else. */
  failed: (messageId: string, errorCode: string, isAddress: boolean) => Promise<void>
}
