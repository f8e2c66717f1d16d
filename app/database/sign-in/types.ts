import type { Instant } from '~/database/common-types'

/** Somebody with an account. The number is not here: `numberOf` is the only way to it. */
export type Person = {
  id: string
  name: string
  /** True for a samordningsnummer. */
  isCoordinationNumber: boolean
  createdAt: Instant
  lastSignInAt: Instant | null
  /** The sign-in before the last one; what "new since last time" counts from. */
  previousSignInAt: Instant | null
}

/** Who signed in, as the identity provider said. Numbers have 12 digits. */
export type PersonFacts = {
  number: string
  name: string
  isCoordinationNumber: boolean
  /** The samordningsnummer of someone who now has a personnummer; its account is kept. */
  previousCoordinationNumber?: string | null
  /** True when the name is what somebody else wrote (an invitation): the name of a known person is then left as it is. */
  nameIsHearsay?: boolean
}

export type PersonRepository = {
  /**
   * Finds the account by the number it has or had, else by the previous samordningsnummer, else makes one. The name
   * follows. An account that still has the previous samordningsnummer gets the number, and all that another account with
   * the number had (docs/adr/0016); the sessions of both end.
   */
  findOrCreate: (facts: PersonFacts, requestId?: string) => Promise<Person>
  find: (personId: string) => Promise<Person | null>
  /** Names by id; whoever is not there any more is left out. */
  namesOf: (personIds: readonly string[]) => Promise<Map<string, string>>
  /** True when the person has, or had, the number (12 digits). Takes the same work whoever else has it. */
  hasNumber: (personId: string, number: string) => Promise<boolean>
  /** Moves last sign-in to previous sign-in. Call once a sign-in, not at step-up. */
  recordSignIn: (personId: string) => Promise<Person>
  /** The 12 digits, to ask a provider who this is. Null when there is no such person. */
  numberOf: (personId: string) => Promise<string | null>
  /** Whose the number (12 digits) is, or was; null: nobody's here. For who runs the portal. */
  idByNumber: (number: string) => Promise<string | null>
  /** The person's id, and those of accounts that have become this one (docs/adr/0016). */
  idsOf: (personId: string) => Promise<string[]>
  /** True from when the samordningsnummer became a personnummer, until `noteNumberRead`. */
  isNumberNew: (personId: string) => Promise<boolean>
  noteNumberRead: (personId: string) => Promise<void>
}

export type SessionEndReason =
  | 'signedOut'
  | 'endedByPerson'
  | 'idle'
  | 'tooOld'
  | 'brokerSignedOut'
  | 'replaced'
  /** The person's samordningsnummer became a personnummer. */
  | 'numberChanged'
  /** By who runs the portal. */
  | 'endedByOperator'

/** A session with its person. `id` is a row id and no secret; the secret is only in the cookie. */
export type Session = {
  id: string
  person: Person
  createdAt: Instant
  lastSeenAt: Instant
  /** When the person last identified themself (sign-in or step-up). */
  authenticatedAt: Instant
  acr: string
  /** The id of the broker in the configuration; what it names a session or a person by says nothing at another. */
  broker: string
  idpSubject: string
  idpSid: string | null
  deviceLabel: string
  isNewDevice: boolean
  endedAt: Instant | null
  endReason: SessionEndReason | null
}

export type NewSession = {
  personId: string
  authenticatedAt: Instant
  acr: string
  broker: string
  idpSubject: string
  idpSid: string | null
  /** Kept sealed, for sign-out at the broker. */
  idToken: string | null
  /** What the person recognises the device by, e.g. "Firefox, Windows". */
  deviceLabel: string
  /** Since when the device is the person's; null: that is not known. */
  deviceSince?: Instant | null
  /** They have signed in before, and not on this device. */
  isNewDevice?: boolean
}

export type SessionRepository = {
  /** Gives the value for the cookie (256 random bits, base64url); only its SHA-256 is stored. */
  create: (session: NewSession) => Promise<{ token: string; session: Session }>
  /**
   * The session behind a cookie, ended or not: the caller judges idle and absolute time, and says why it ended.
   * Null when there is none. One statement; this is asked on every page.
   */
  find: (token: string) => Promise<Session | null>
  /** Step-up: a new token and row, the old one ended as `replaced`. `createdAt` is carried over, so the absolute limit stands. */
  replace: (sessionId: string, session: NewSession) => Promise<{ token: string; session: Session }>
  /** Sets lastSeenAt to now. Call when a minute or so has passed, not on every page. */
  touch: (sessionId: string) => Promise<void>
  /**
   * Ends one, with its row in the access log. True when it was open; with `personId` only if it is that person's.
   * `requestId` is left out when nobody asked for it.
   */
  end: (sessionId: string, reason: SessionEndReason, of?: { personId?: string; requestId?: string }) => Promise<boolean>
  /** Back-channel logout, of sessions begun at those brokers, with rows in the access log. Gives how many were ended. */
  endByIdpSid: (idpSid: string, brokers: readonly string[]) => Promise<number>
  endByIdpSubject: (idpSubject: string, brokers: readonly string[]) => Promise<number>
  /** Ends all of a person's, by who runs the portal, with rows in the access log. Gives how many. */
  endAll: (personId: string, requestId: string) => Promise<number>
  /** Open sessions, newest first. Those that are idle or too old are in it. */
  listForPerson: (personId: string) => Promise<Session[]>
  idTokenOf: (sessionId: string) => Promise<string | null>
  /** Those of a person's that began on a new device, ended or not, and that the person has not seen on the page of sessions. */
  newDevices: (personId: string) => Promise<NewDevice[]>
  /**
   * The same as a session of the person's may tell them: of devices that are newer than its own. Whoever is on the new device is not
   * told of it. With `seenSince` also those that have been seen since then.
   */
  newDevicesFor: (sessionId: string, seenSince?: Instant) => Promise<NewDevice[]>
  /** The person has seen what a session may tell them. */
  sawNewDevices: (sessionId: string) => Promise<void>
}

/** A session of somebody's on a device that they had not signed in on before. */
export type NewDevice = { sessionId: string; at: Instant; deviceLabel: string; hasEnded: boolean }

/**
 * Whether somebody has signed in on a device before, and since when it is theirs. `first`: there is nothing to compare with, since
 * they have not signed in before, or not for so long that it is forgotten.
 */
export type DeviceUse = { is: 'known' | 'first' | 'new'; since: Instant }

export type KnownDeviceRepository = {
  /**
   * Writes that a person signs in on the device whose browser has `token`, and tells whether they have before. `personIds`: the
   * person's id, and after it those that it had before two accounts became one.
   */
  use: (personIds: readonly [string, ...string[]], token: string) => Promise<DeviceUse>
}

export type SignInRepository = {
  /** Keeps what belongs to a sign-in under way (state, nonce, verifier, return path …), or a form that waits. Gives the value for its cookie. */
  create: (kept: { data: unknown; expiresAt: Instant }) => Promise<{ token: string }>
  /** What was kept, also when it has been consumed; null for an unknown token and when its time is over. Parse `data` with zod. */
  find: (token: string) => Promise<{ data: unknown; createdAt: Instant; isConsumed: boolean } | null>
  /** True for the first who asks; false the second time, for an unknown token and when its time is over. */
  consume: (token: string) => Promise<boolean>
}

export type LogoutTokenRepository = {
  /**
   * Remembers the id of a logout token (only its SHA-256) until `expiresAt`. False when it has been used before. In the
   * transaction that ends the sessions, so that it is used up only when they are ended.
   */
  use: (jti: string, expiresAt: Instant) => Promise<boolean>
}
