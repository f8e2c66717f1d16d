import { z } from 'zod'
import type { Prisma, Wish as WishRow, WishAnswer as AnswerRow } from '~/database/generated/client'
import { spanSchema } from '~/database/delivery/outbox-content.server'
import { sealerFor, type Store } from '~/database/store.server'
import type { Wish, WishAnswer, WishCase, WishContent, WishEvent } from '~/database/types'
import { actorRoles } from '~/domain/access/representation'
import { wishKinds } from '~/domain/wishes/wish'

const contentSchema = z.object({
  kind: z.enum(wishKinds),
  shiftId: z.string().nullable(),
  wantedSpan: spanSchema.nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  documentId: z.string().nullable(),
  sectionIndex: z.number().nullable(),
  text: z.string(),
  shiftIds: z.array(z.string()).optional(),
  about: z.unknown().optional(),
})

/** Seals what the person says. */
export function sealWish(store: Store, id: string, content: WishContent): string {
  const { kind, shiftId, wantedSpan, from, to, documentId, sectionIndex, text, shiftIds, about } = content
  const said = { kind, shiftId, wantedSpan, from, to, documentId, sectionIndex, text, shiftIds, about }
  return sealerFor(store.vault, 'Wish', id).sealJson('sealedContent', said)
}

/** One time that it was sent and refused. */
const sendingSchema = z.object({
  sentAt: z.coerce.date(),
  sentBy: z.string().nullable(),
  onBehalfOf: z.enum(actorRoles),
  refusedAt: z.coerce.date().nullable(),
})
export type EarlierSending = z.infer<typeof sendingSchema>

/** What a wish is read with. */
export const withAnswers = { answers: { orderBy: { position: 'asc' } } } satisfies Prisma.WishInclude

/** A row with its answers. */
export type WholeWishRow = WishRow & { answers: AnswerRow[] }

/** The row id that an answer is sealed with. */
export function wishAnswerId(wishId: string, position: number): string {
  return `${wishId}/${position}`
}

/** Opens a row with its answers. */
export function toWish(store: Store, row: WholeWishRow): Wish {
  const sealer = sealerFor(store.vault, 'Wish', row.id)
  const { id, reference, brukareId, providerId, providerWishId, personId, onBehalfOf, state } = row
  const { sentAt, receivedAt, withdrawnAt, refusalCode, syncedAt } = row
  return {
    ...{ id, reference, brukareId, providerId, providerWishId, personId, onBehalfOf, state },
    ...{ sentAt, receivedAt, withdrawnAt, refusalCode, syncedAt },
    ...contentSchema.parse(sealer.openJson('sealedContent', row.sealedContent)),
    sentBy: sealer.openMaybe('sealedSentBy', row.sealedSentBy),
    answers: row.answers.map((answer) => toAnswer(store, answer)),
  }
}

function toAnswer(store: Store, { wishId, position, outcome, sealedText, sealedBy, at }: AnswerRow): WishAnswer {
  const sealer = sealerFor(store.vault, 'WishAnswer', wishAnswerId(wishId, position))
  return { outcome, text: sealer.open('sealedText', sealedText), by: sealer.open('sealedBy', sealedBy), at }
}

/** The times that it was sent and refused before, oldest first. */
export function earlierOf(store: Store, { id, sealedEarlier }: WishRow): EarlierSending[] {
  const sealer = sealerFor(store.vault, 'Wish', id)
  return sealedEarlier === null ? [] : z.array(sendingSchema).parse(sealer.openJson('sealedEarlier', sealedEarlier))
}

/** When and by whom it was sent last, and refused. */
export function sendingOf(store: Store, { id, sealedSentBy, sentAt, onBehalfOf, refusedAt }: WishRow): EarlierSending {
  const sentBy = sealerFor(store.vault, 'Wish', id).openMaybe('sealedSentBy', sealedSentBy)
  return { sentAt, sentBy, onBehalfOf, refusedAt }
}

/** Opens a row with all that is known to have happened. */
export function toWishCase(store: Store, row: WholeWishRow): WishCase {
  const sealer = sealerFor(store.vault, 'Wish', row.id)
  const wish = toWish(store, row)
  return {
    ...wish,
    events: eventsOf(wish, row, {
      earlier: earlierOf(store, row),
      withdrawnBy: sealer.openMaybe('sealedWithdrawnBy', row.sealedWithdrawnBy),
    }),
    sent: sealer.openMaybe('sealedSent', row.sealedSent),
  }
}

/** What happened, oldest first. One that was sent elsewhere was never queued here. */
function eventsOf(
  wish: Wish,
  row: WishRow,
  { earlier, withdrawnBy }: { earlier: readonly EarlierSending[]; withdrawnBy: string | null },
): WishEvent[] {
  const { personId, onBehalfOf, sentBy, sentAt, receivedAt, withdrawnAt, answers } = wish
  const byPortal = { source: 'portal', actor: sentBy, personId, onBehalfOf } as const
  const byProvider = { source: 'provider', actor: null, personId: null, onBehalfOf: null } as const
  const refused = (at: Date | null) => (at === null ? [] : [{ ...byProvider, state: 'needsAttention' as const, at }])
  const events: WishEvent[] = [
    // Who it was is said by name: whose account it was is kept of the last alone.
    ...earlier.flatMap((one): WishEvent[] => [
      { ...byPortal, state: 'queued', at: one.sentAt, actor: one.sentBy, personId: null, onBehalfOf: one.onBehalfOf },
      ...refused(one.refusedAt),
    ]),
    { ...byPortal, state: 'queued', at: sentAt },
    ...refused(row.refusedAt),
    ...(receivedAt === null ? [] : [{ ...byProvider, state: 'received' as const, at: receivedAt }]),
    ...answers.map(({ outcome, by, at }) => ({ ...byProvider, state: outcome, actor: by, at })),
    ...(withdrawnAt === null
      ? []
      : [
          {
            ...{ state: 'withdrawn' as const, at: withdrawnAt, source: 'portal' as const, actor: withdrawnBy },
            ...{ personId: row.withdrawnById, onBehalfOf: row.withdrawnAs },
          },
        ]),
  ]
  // What two clocks have written down is told in the order it can have happened in, where they say the same instant.
  return events.sort((a, b) => a.at.getTime() - b.at.getTime())
}
