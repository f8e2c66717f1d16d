import type { Schemas as Contract } from '../../../provider-api/contract'
import { newWishSchema } from '~/database/delivery/outbox-content.server'
import { enqueue, recallMatter } from '~/database/delivery/outbox.server'
import { freeReference } from '~/database/forms/reference.server'
import { holdDraft, logWrite, markSubmitted } from '~/database/forms/submitting.server'
import { newId, sealerFor, type Store } from '~/database/store.server'
import type { Doer, NewWish, Wish, WishContent, WishResend, WishWithdrawal } from '~/database/types'
import { canTakeBack } from '~/domain/wishes/wish'
import { fault } from '~/platform/errors.server'
import { earlierOf, sealWish, sendingOf, toWish, withAnswers, type WholeWishRow } from './rows.server'

type Sent = Pick<Wish, 'reference' | 'sentAt' | 'onBehalfOf'> & { content: WishContent; sentBy: string | null }

/** The body for the provider, with its fields in the one order that the receipt's copy and the outbox share. */
function bodyOf({ reference, content, sentAt, sentBy, onBehalfOf }: Sent): Contract['NewWish'] {
  const { kind, text } = content
  return newWishSchema.parse({
    ...{ reference, kind },
    shiftId: content.shiftId ?? undefined,
    wantedSpan: content.wantedSpan ?? undefined,
    from: content.from ?? undefined,
    to: content.to ?? undefined,
    documentId: content.documentId ?? undefined,
    sectionIndex: content.sectionIndex ?? undefined,
    ...{ text, sentAt: sentAt.toISOString(), sentBy: sentBy ?? undefined, onBehalfOf },
  })
}

/** A wish as the access log names it. */
const loggedAs = ({
  id,
  brukareId,
  providerId,
  reference,
}: Pick<Wish, 'id' | 'brukareId' | 'providerId' | 'reference'>) => ({
  ...{ id, brukareId, providerId, about: reference },
  type: 'wish' as const,
})

const actorOf = ({ personId, role, requestId }: Doer) => ({ personId, role, requestId })

/** Sends a wish; see WishRepository.submit. In a transaction. */
export async function submit(store: Store, wish: NewWish): Promise<{ wish: Wish; created: boolean }> {
  const { draftId, brukareId, doer } = wish
  const before = await store.prisma.wish.findUnique({ where: { draftId }, include: withAnswers })
  if (before?.personId === doer.personId && before.brukareId === brukareId) {
    return { wish: toWish(store, before), created: false }
  }
  await holdDraft(store, 'wish', wish)
  const meanwhile = await store.prisma.wish.findUnique({ where: { draftId }, include: withAnswers })
  if (meanwhile) return { wish: toWish(store, meanwhile), created: false }
  const sent = await write(store, wish)
  await markSubmitted(store, { ...loggedAs(sent), draftId }, doer)
  return { wish: sent, created: true }
}

/** The wish, and what is to be sent. */
async function write(store: Store, wish: NewWish): Promise<Wish> {
  const { draftId, brukareId, place, sentBy, doer } = wish
  const id = newId()
  const sealer = sealerFor(store.vault, 'Wish', id)
  const isTaken = async (made: string) => (await store.prisma.wish.count({ where: { reference: made } })) > 0
  const reference = await freeReference(wish.makeReference, isTaken)
  const sentAt = store.clock()
  const onBehalfOf = doer.role
  const body = bodyOf({ reference, content: wish, sentAt, sentBy, onBehalfOf })
  const row = await store.prisma.wish.create({
    data: {
      ...{ id, reference, draftId, brukareId, onBehalfOf, sentAt },
      ...{ providerId: place.providerId, providerBrukareId: place.brukareId, personId: doer.personId },
      state: 'queued',
      sealedSentBy: sealer.seal('sealedSentBy', sentBy),
      sealedContent: sealWish(store, id, wish),
      sealedSent: sealer.sealJson('sealedSent', body),
    },
    include: withAnswers,
  })
  await enqueue(store, brukareId, { topic: 'wish', actor: actorOf(doer), place, wishId: id, body })
  return toWish(store, row)
}

/** Holds the wish until commit, so that two changes of it take turns. Throws `notFound` when it is not this brukare's. */
async function hold(store: Store, key: { wishId: string; brukareId: string }): Promise<WholeWishRow> {
  const { wishId: id, brukareId } = key
  await store.prisma.$executeRaw`SELECT 1 FROM "Wish" WHERE "id" = ${id} FOR UPDATE`
  const row = await store.prisma.wish.findFirst({ where: { id, brukareId }, include: withAnswers })
  if (!row) throw fault('notFound', { code: 'wish-not-found', message: 'the wish is not there' })
  return row
}

const placeOf = ({ providerId, providerBrukareId }: WholeWishRow) => ({ providerId, brukareId: providerBrukareId })

/**
 * Takes a wish back; see WishRepository.withdraw. In a transaction. As for an objection: what waits to be sent is not sent, and
 * the provider is told unless it is certain that it has nothing.
 */
export async function withdraw(store: Store, { name, doer, ...key }: WishWithdrawal): Promise<void> {
  const owned = await store.prisma.wish.count({ where: { id: key.wishId, brukareId: key.brukareId } })
  const recalled = owned === 0 ? null : await recallMatter(store, 'wish', key.wishId)
  const row = await hold(store, key)
  if (!canTakeBack(row.state)) return
  await store.prisma.wish.update({
    where: { id: row.id },
    data: {
      state: 'withdrawn',
      ...{ withdrawnAt: store.clock(), withdrawnById: doer.personId, withdrawnAs: doer.role },
      sealedWithdrawnBy: sealerFor(store.vault, 'Wish', row.id).seal('sealedWithdrawnBy', name),
    },
  })
  const isNowhere = row.state === 'needsAttention' || recalled?.wasTried === false
  if (!isNowhere) {
    const what = { topic: 'wishWithdrawal', wishId: row.id, body: { name } } as const
    const payload = { ...what, actor: actorOf(doer), place: placeOf(row) }
    await enqueue(store, row.brukareId, payload, recalled?.maybeUntil ?? undefined)
  }
  await logWrite(store, 'wish.withdraw', loggedAs(row), doer)
}

/** Sends again what the provider refused, as the person has changed it; see WishRepository.resend. In a transaction. */
export async function resend(store: Store, again: WishResend): Promise<boolean> {
  const { content, sentBy, doer, draft, wishId: id, brukareId } = again
  await holdDraft(store, 'wish', { ...draft, brukareId, doer })
  const by = await store.prisma.draft.findUnique({ where: { id: draft.draftId }, select: { submittedAs: true } })
  if (by?.submittedAs === id) return true
  const row = await hold(store, again)
  if (row.state !== 'needsAttention') return false
  const { reference } = row
  const [sentAt, onBehalfOf] = [store.clock(), doer.role]
  const body = bodyOf({ reference, content, sentAt, sentBy, onBehalfOf })
  const sealer = sealerFor(store.vault, 'Wish', id)
  await store.prisma.wish.update({
    where: { id },
    data: {
      ...{ state: 'queued', refusalCode: null, refusedAt: null, sentAt, onBehalfOf, personId: doer.personId },
      sealedSentBy: sealer.seal('sealedSentBy', sentBy),
      sealedEarlier: sealer.sealJson('sealedEarlier', [...earlierOf(store, row), sendingOf(store, row)]),
      sealedContent: sealWish(store, id, content),
      sealedSent: sealer.sealJson('sealedSent', body),
    },
  })
  await enqueue(store, brukareId, { topic: 'wish', actor: actorOf(doer), place: placeOf(row), wishId: id, body })
  await markSubmitted(store, { ...loggedAs(row), draftId: draft.draftId }, doer, 'resend')
  return true
}
