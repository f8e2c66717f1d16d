/** What a keyed hash may be made for: two of them never give the same hash for the same value. */
export type IndexContext =
  | 'AccessLog.mac'
  | 'Brukare.pseudonym'
  | 'NoticeDestination.address'
  | 'NoticeDestination.stop'
  | 'Person.number'
  | 'Representation.provider'

/**
 * Every column that needs a key, in one table: what is sealed (an envelope of the vault) and what is indexed (a keyed
 * hash to search by). The sealer takes no other column, the change of keys goes through all of these, and
 * tests/integration/database-schema.test.ts holds them against the Prisma schema.
 */
export type SealedTable = {
  /** The columns whose values, joined with a slash, are the row id that an envelope is bound to; unique together. */
  row: Record<string, 'text' | 'int' | 'uuid'>
  sealed: readonly string[]
  /** By column: what the hash is made for, and the sealed column it is made from. `null`: it is made anew by itself. */
  index?: Record<string, { context: IndexContext; from: string | null }>
}

const byId = { id: 'text' } as const

export const sealedTables = {
  AccessibilityReport: { row: byId, sealed: ['sealedText', 'sealedContact'] },
  Brukare: {
    row: byId,
    sealed: ['sealedName', 'sealedBirthDate', 'sealedPseudonym'],
    index: { pseudonymIndex: { context: 'Brukare.pseudonym', from: 'sealedPseudonym' } },
  },
  BrukareAtProvider: {
    row: { providerId: 'text', providerBrukareId: 'text' },
    sealed: ['sealedName', 'sealedBirthDate'],
  },
  CalendarFeed: { row: byId, sealed: ['sealedName'] },
  Comment: { row: byId, sealed: ['sealedName', 'sealedText'] },
  Draft: { row: byId, sealed: ['sealedValues'] },
  FormerNumber: {
    row: byId,
    sealed: ['sealedNumber'],
    index: { numberIndex: { context: 'Person.number', from: 'sealedNumber' } },
  },
  FormerPseudonym: {
    row: byId,
    sealed: ['sealedPseudonym'],
    index: { pseudonymIndex: { context: 'Brukare.pseudonym', from: 'sealedPseudonym' } },
  },
  JointAct: {
    row: byId,
    sealed: ['sealedName', 'sealedWaitsFor', 'sealedPayload', 'sealedEndedBy', 'sealedReason'],
  },
  JointConfirmation: { row: { jointActId: 'text', personId: 'text' }, sealed: ['sealedName'] },
  KeptAnswer: { row: { personId: 'text', providerId: 'text', resource: 'text' }, sealed: ['sealedAnswer'] },
  LogName: { row: byId, sealed: ['sealedName'] },
  NoticeDestination: {
    row: byId,
    sealed: ['sealedAddress', 'sealedCode'],
    index: { addressIndex: { context: 'NoticeDestination.address', from: 'sealedAddress' } },
  },
  Objection: { row: byId, sealed: ['sealedLodgedBy', 'sealedContent', 'sealedSent', 'sealedSynced'] },
  ObjectionAnswer: { row: { objectionId: 'text', position: 'int' }, sealed: ['sealedMotivation', 'sealedBy'] },
  ObjectionEvent: { row: byId, sealed: ['sealedActor'] },
  ObjectionMessage: { row: byId, sealed: ['sealedName', 'sealedText'] },
  Outbox: { row: { idempotencyKey: 'uuid' }, sealed: ['sealedPayload'] },
  OwnNote: { row: byId, sealed: ['sealedText'] },
  Person: {
    row: byId,
    sealed: ['sealedNumber', 'sealedName'],
    index: { numberIndex: { context: 'Person.number', from: 'sealedNumber' } },
  },
  Representation: {
    row: byId,
    sealed: ['sealedBasis', 'sealedVerifiedBy', 'sealedJointWith', 'sealedInvitedName', 'sealedMessage'],
    // Without a digest the row is written anew when the provider next answers.
    index: { providerDigest: { context: 'Representation.provider', from: null } },
  },
  Review: { row: byId, sealed: ['sealedName'] },
  Session: { row: byId, sealed: ['sealedIdToken'] },
  SignIn: { row: { cookieHash: 'text' }, sealed: ['sealedData'] },
  Wish: {
    row: byId,
    sealed: ['sealedSentBy', 'sealedEarlier', 'sealedContent', 'sealedWithdrawnBy', 'sealedSent', 'sealedSynced'],
  },
  WishAnswer: { row: { wishId: 'text', position: 'int' }, sealed: ['sealedText', 'sealedBy'] },
} as const satisfies Record<string, SealedTable>

export type SealedTableName = keyof typeof sealedTables
export type SealedColumn<Table extends SealedTableName> = (typeof sealedTables)[Table]['sealed'][number]
