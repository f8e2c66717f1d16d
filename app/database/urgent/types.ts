import type { Doer, Instant } from '~/database/common-types'

/** What a person says of a shift that no start is registered of: the one who was booked is there, or was. */
export type NewArrival = {
  brukareId: string
  place: { providerId: string; brukareId: string }
  shiftId: string
  name: string
  doer: Doer
}

/** It was said; `state`: whether the provider has it. It is never changed or taken away. */
export type Arrival = {
  brukareId: string
  providerId: string
  shiftId: string
  /** Null when the account is gone. */
  personId: string
  name: string
  saidAt: Instant
  state: 'queued' | 'received' | 'refused'
}

/** "X is here now". The outbox is where it is kept: it is sent once and read by the pages of the same day. */
export type ArrivalRepository = {
  /** Outbox row and access-log row in one transaction. False when it has been said of the shift already: nothing is written. */
  say: (arrival: NewArrival) => Promise<boolean>
  /** What was said of some brukare since an instant, at these providers, the oldest first. */
  listSince: (asked: {
    brukareIds: readonly string[]
    providerIds: readonly string[]
    since: Instant
  }) => Promise<Arrival[]>
}
