import type { Instant } from '~/database/common-types'
import type { NoticeChannel } from '~/domain/notices/address'
import type { NoticeKind, NoticeLevel, NoticeTone } from '~/domain/notices/event'
import type { NoticeTimes } from '~/domain/notices/when'

/** When somebody is told, and in which language. */
export type ChosenTimes = NoticeTimes & { language: string }

export type { NoticeChannel }

/** Where somebody is told. `codeUntil`: a code has been sent, and can be given until then. */
export type Destination = {
  id: string
  channel: NoticeChannel
  address: string
  confirmedAt: Instant | null
  codeUntil: Instant | null
  /** From when nothing gets there. */
  failedAt: Instant | null
  /** When it was ended from a letter. */
  stoppedAt: Instant | null
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
  /** One that nobody has to confirm: it is the person's own by what it is. The same again is the same. */
  addOwn: (added: { personId: string; channel: NoticeChannel; address: string }) => Promise<Destination>
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
  /** What a letter to a destination carries for ending what comes there: nobody else can make it, and it does nothing else. */
  stopToken: (destinationId: string) => string
  /** What a token of a letter is of; null: of nothing that there is. */
  byStopToken: (token: string) => Promise<{ isOn: boolean } | null>
  /** Ends what comes to the destination of a token. Done again it is the same. False: it is of nothing that there is. */
  stop: (token: string) => Promise<boolean>
  /** Those of whom nobody is told outside the portal: a protected identity, and no provider's word that it may be. */
  offFor: (brukareIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** How much the person is told at most, by brukare; one that is not there has no limit. */
  limitsOf: (personId: string) => Promise<ReadonlyMap<string, NoticeLevel | 'none'>>
  /** Those who are told outside the portal of a brukare, as they have chosen it: with a destination that works. */
  toldAbout: (brukareId: string) => Promise<ToldPerson[]>
  /** Null: no limit any more. */
  saveLimit: (brukareId: string, personId: string, level: NoticeLevel | 'none' | null) => Promise<void>
  /** Where what is to be told a person has been tried and has not got there, by destination: for how long, in milliseconds. */
  stuck: (personId: string) => Promise<ReadonlyMap<string, number>>
  /** What somebody has been told lately: when, and how pressing it was said to be; the newest first. */
  toldLately: (personId: string, limit: number) => Promise<{ at: Instant; tone: NoticeTone; channel: NoticeChannel }[]>
}

/** Somebody who is told of a brukare; `level` and `limit` null: nothing is chosen, or said. */
export type ToldPerson = {
  personId: string
  level: NoticeLevel | 'none' | null
  limit: NoticeLevel | 'none' | null
}

/** Something that happened. `key` tells it from all else, so that the same is told once; `forId`: the only one it is for. */
export type NewNoticeEvent = {
  key: string
  kind: NoticeKind
  /** Null: it is about no brukare, but about the reader themself or the portal. */
  brukareId: string | null
  providerId: string | null
  resourceId: string
  forId: string | null
  byId: string | null
}

export type NoticeEvent = NewNoticeEvent & { id: string; at: Instant }

/** One event for one person, not told yet. */
export type WaitingNotice = { id: string; dueAt: Instant; event: NoticeEvent }

/** What became of a notice that is not told. */
export type NotTold = 'seen' | 'noRight' | 'notWanted' | 'paused' | 'protectedIdentity' | 'noLonger'

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
  /** When it was about to be handed over, and nobody knows whether it was; null: it was not. For what must not come twice. */
  startedAt: Instant | null
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
   * Those with a destination that is confirmed who have or had a right about the brukare, all where it is about none, without who
   * did it. Whether they may know of it is asked when they are told.
   */
  maybeTold: (event: Pick<NoticeEvent, 'brukareId' | 'forId' | 'byId'>) => Promise<string[]>
  /** A notice for each, and the event has been spread; all or nothing. */
  spread: (eventId: string, dues: readonly { personId: string; dueAt: Instant }[]) => Promise<void>
  /** True when the person has been told of something of the kind about the same thing before. */
  hasToldOf: (personId: string, about: Pick<NoticeEvent, 'kind' | 'brukareId' | 'resourceId'>) => Promise<boolean>
  /**
   * Brukare of whom somebody may be told: those about whom anybody with a destination that works has or had a right, without those
   * with a protected identity.
   */
  watched: () => Promise<string[]>
  /** Those of them of whom somebody wants to be told everything. */
  watchedClosely: () => Promise<string[]>
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
  /**
   * Writes that it is about to be handed over, before it is. False when the lease has run out or somebody else began: then it is
   * not handed over.
   */
  begin: (messageId: string, workerId: string) => Promise<boolean>
  /** `handle`: what the service calls it; `isFollowed`: it is asked later how it went. */
  sent: (messageId: string, taken?: { handle: string | null; isFollowed: boolean }) => Promise<void>
  /** `mayBeTaken`: it is still not known whether it was handed over. */
  retryLater: (
    messageId: string,
    workerId: string,
    retry: { delayMs: number; errorCode: string; mayBeTaken?: boolean },
  ) => Promise<void>
  /** Nothing of it is to be told any more. */
  drop: (messageId: string, settled: readonly { noticeId: string; outcome: NotTold }[]) => Promise<void>
  /** It will never get there. `isAddress`: nor will anything else. */
  failed: (messageId: string, errorCode: string, isAddress: boolean) => Promise<void>
  /** Those of which it is time to ask how they went; each is there again in `againMs`. */
  underWay: (limit: number, againMs: number) => Promise<TakenMessage[]>
  /**
   * How it went with what was taken, as the service says. An address to which two in a row have not arrived is given up on.
   * False when there is no such message, or the service calls it something else.
   */
  settleFate: (messageId: string, handle: string, fate: 'arrived' | 'failed' | 'nobodySays') => Promise<boolean>
}

/** Something that a service has taken, and may have got there. `ageMs`: since it was taken, by the database's clock. */
export type TakenMessage = { id: string; channel: NoticeChannel; handle: string; ageMs: number }
