/** A wish as the contract has it. */
import type { Wish } from '../../../provider-api/contract'
import type { Prisma } from '../database/generated/client'
import { instant, maybe, maybeInstant } from '../../../provider-kit/shape'

/** What is read with a wish. */
export const wishParts = { answers: { orderBy: { id: 'asc' } } } satisfies Prisma.WishInclude

export type WishRecord = Prisma.WishGetPayload<{ include: typeof wishParts }>

/** The wish with its answers. */
export function wishOf(record: WishRecord): Wish {
  const { wantedStart, wantedEnd } = record
  return {
    id: record.id,
    reference: record.reference,
    brukareId: record.brukareId,
    kind: record.kind,
    ...maybe('shiftId', record.shiftId),
    ...(wantedStart && wantedEnd ? { wantedSpan: { start: instant(wantedStart), end: instant(wantedEnd) } } : {}),
    ...maybe('from', record.fromDay),
    ...maybe('to', record.toDay),
    ...maybe('documentId', record.documentId),
    ...maybe('sectionIndex', record.sectionIndex),
    text: record.text,
    sentAt: instant(record.sentAt),
    ...maybe('sentBy', record.sentBy),
    onBehalfOf: record.onBehalfOf,
    state: record.state,
    receivedAt: instant(record.receivedAt),
    ...maybeInstant('withdrawnAt', record.withdrawnAt),
    answers: record.answers.map(({ outcome, text, by, at }) => ({ outcome, text, by, at: instant(at) })),
  }
}
