import type { NoticeChannel } from '~/domain/notices/address'

/**
 * What goes out: to one address, in words that say nothing of anybody. `id`: the same letter again has the same. `short`: the same
 * in one sentence without any address, for where there is room for that only. `stop`: where what comes to this address is ended by
 * one press; null: it is no letter of many, but was asked for.
 */
export type Letter = {
  id: string
  to: string
  language: string
  subject: string
  text: string
  short: string
  stop: string | null
}

/**
 * `never`: the same will never get there; `isAddress`: nor will anything else to that address. `unsure`: it may have been taken.
 * `code` is for the log.
 */
export type SendOutcome =
  | { ok: true; handle?: string; isFollowed?: boolean }
  | { ok: false; why: 'later' | 'never' | 'unsure'; isAddress: boolean; code: string }

/** How it went with what was taken: `nobodySays` when it will not be known. */
export type Fate = 'underWay' | 'arrived' | 'failed' | 'nobodySays'

/** Whether a letter was taken that nobody knows of. `notNow`: that cannot be asked now; `never`: nor later. */
export type Found = { is: 'taken'; handle: string } | { is: 'notTaken' | 'notNow' | 'never' }

/** A way to people outside the portal. */
export type Channel = {
  /** What the destinations are called that it reaches. */
  channel: NoticeChannel
  /**
   * What must not come twice. It is written that a letter is about to be handed over before it is, and what may have been taken is
   * not sent again. Otherwise it is, and the reader sees one by its id.
   */
  isOnce: boolean
  /** Never throws. */
  send: (letter: Letter) => Promise<SendOutcome>
  /** Asks whether it was taken, of what was about to be handed over at `startedAt`. Never throws. */
  find: (letter: Letter, startedAt: Date) => Promise<Found>
  /** Asks how it went, of what was taken under `handle`. Never throws. */
  fateOf: (handle: string) => Promise<Fate>
  close: () => void
}
