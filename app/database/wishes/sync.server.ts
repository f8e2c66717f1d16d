import { z } from 'zod'
import { enqueue } from '~/database/delivery/outbox.server'
import type { WishAnswer as AnswerRow } from '~/database/generated/client'
import { addNoticeEvent } from '~/database/notices/events.server'
import { isTaken, newId, retryWhile, sealerFor, type Store } from '~/database/store.server'
import type { WishContent, WishSaid } from '~/database/types'
import { isLateNews } from '~/domain/notices/event'
import { canTakeBack } from '~/domain/wishes/wish'
import type { Schemas as Contract } from '../../../provider-api/contract'
import { sealWish, wishAnswerId, withAnswers, type WholeWishRow } from './rows.server'

const find = (store: Store, { brukareId, providerId, wish }: WishSaid): Promise<WholeWishRow | null> =>
  store.prisma.wish.findFirst({
    where: {
      ...{ brukareId, providerId },
      OR: [{ providerWishId: wish.id }, { providerWishId: null, reference: wish.reference }],
    },
    include: withAnswers,
  })

function contentOf({
  kind,
  shiftId,
  wantedSpan,
  from,
  to,
  documentId,
  sectionIndex,
  text,
}: Contract['Wish']): WishContent {
  return {
    ...{ kind, shiftId: shiftId ?? null, wantedSpan: wantedSpan ?? null, from: from ?? null, to: to ?? null },
    ...{ documentId: documentId ?? null, sectionIndex: sectionIndex ?? null, text },
  }
}

/** One that was sent elsewhere: what the provider has is all there is. */
async function adopt(store: Store, { brukareId, providerId, wish }: WishSaid): Promise<string> {
  const id = newId()
  const { reference, onBehalfOf, state, sentAt, sentBy } = wish
  await store.prisma.wish.create({
    data: {
      ...{ id, brukareId, providerId, providerBrukareId: wish.brukareId, providerWishId: wish.id },
      ...{ reference, onBehalfOf, state, sentAt: new Date(sentAt) },
      sealedSentBy: sealerFor(store.vault, 'Wish', id).sealMaybe('sealedSentBy', sentBy),
      sealedContent: sealWish(store, id, contentOf(wish)),
    },
  })
  return id
}

type Answer = Contract['Wish']['answers'][number]

/** True when an answer is kept in the words that the provider has for it now. */
function saysSame(store: Store, kept: AnswerRow, { outcome, text, by, at }: Answer): boolean {
  const { wishId, position } = kept
  const sealer = sealerFor(store.vault, 'WishAnswer', wishAnswerId(wishId, position))
  const isSameOutcome = kept.outcome === outcome && kept.at.getTime() === new Date(at).getTime()
  return (
    isSameOutcome &&
    sealer.open('sealedText', kept.sealedText) === text &&
    sealer.open('sealedBy', kept.sealedBy) === by
  )
}

/**
 * The answers as the provider has them now, also those that it has changed in place or taken away: its word stands. What is new
 * is told outside the portal, and so is another outcome or another time of one that was there, however long ago it was given.
 */
async function takeAnswers(store: Store, wishId: string, { brukareId, providerId, wish }: WishSaid): Promise<void> {
  const kept = await store.prisma.wishAnswer.findMany({ where: { wishId } })
  await store.prisma.wishAnswer.deleteMany({ where: { wishId, position: { gte: wish.answers.length } } })
  for (const [position, answer] of wish.answers.entries()) {
    const before = kept.find((one) => one.position === position)
    if (before !== undefined && saysSame(store, before, answer)) continue
    const { outcome, text, by } = answer
    const at = new Date(answer.at)
    const sealer = sealerFor(store.vault, 'WishAnswer', wishAnswerId(wishId, position))
    const words = { sealedText: sealer.seal('sealedText', text), sealedBy: sealer.seal('sealedBy', by) }
    const said = { outcome, ...words, at }
    await store.prisma.wishAnswer.upsert({
      where: { wishId_position: { wishId, position } },
      ...{ create: { wishId, position, ...said }, update: said },
    })
    const isNews = before === undefined ? !isLateNews(at, store.clock()) : before.outcome !== outcome || before.at < at
    if (!isNews) continue
    const kind = outcome === 'question' ? 'wishQuestion' : 'wishAnswered'
    const key = [kind, wishId, position, outcome, at.getTime()].join(':')
    const about = { brukareId, providerId, resourceId: wishId, forId: null, byId: null }
    await addNoticeEvent(store, { key, kind, ...about })
  }
}

/** True when the provider says what it said last, and that is what we have. */
function isKnown(store: Store, row: WholeWishRow, wish: Contract['Wish']): boolean {
  if (row.state !== wish.state || row.sealedSynced === null) return false
  return sealerFor(store.vault, 'Wish', row.id).open('sealedSynced', row.sealedSynced) === JSON.stringify(wish)
}

/** An answer can be on its way for so long: what the provider said before is not taken for news for that time, in milliseconds. */
const longestOnTheWayMs = 30_000

const saidSchema = z.object({ answers: z.array(z.unknown()), withdrawnAt: z.string().optional() })

/** True for an answer that was overtaken by a later one, or by the receipt of a withdrawal. As for objections. */
function isOvertaken(store: Store, { id, sealedSynced, syncedAt }: WholeWishRow, wish: Contract['Wish']): boolean {
  if (sealedSynced === null || syncedAt === null) return false
  if (store.clock().getTime() - syncedAt.getTime() > longestOnTheWayMs) return false
  const known = saidSchema.parse(sealerFor(store.vault, 'Wish', id).openJson('sealedSynced', sealedSynced))
  return (
    wish.answers.length < known.answers.length || (known.withdrawnAt !== undefined && wish.withdrawnAt === undefined)
  )
}

/**
 * What was taken back before anybody knew that it had arrived, and turns out to have: the provider is told now. True when it is:
 * the wish stays withdrawn here. Only at the first word about it; after that the provider's word stands.
 */
async function takeBackAgain(store: Store, row: WholeWishRow, { state }: Contract['Wish']): Promise<boolean> {
  if (row.state !== 'withdrawn' || row.providerWishId !== null || !canTakeBack(state)) return false
  if (row.withdrawnById === null || row.withdrawnAs === null) return false
  const name = sealerFor(store.vault, 'Wish', row.id).openMaybe('sealedWithdrawnBy', row.sealedWithdrawnBy)
  await enqueue(store, row.brukareId, {
    topic: 'wishWithdrawal',
    actor: { personId: row.withdrawnById, role: row.withdrawnAs, requestId: newId() },
    place: { providerId: row.providerId, brukareId: row.providerBrukareId },
    wishId: row.id,
    body: name === null ? {} : { name },
  })
  return true
}

async function write(store: Store, said: WishSaid): Promise<{ id: string; changed: boolean }> {
  const { wish } = said
  const known = await find(store, said)
  if (known) await store.prisma.$executeRaw`SELECT 1 FROM "Wish" WHERE "id" = ${known.id} FOR UPDATE`
  // As it is now that nobody else can change it.
  const found = known && (await find(store, said))
  if (found !== null && isOvertaken(store, found, wish)) return { id: found.id, changed: false }
  const id = found?.id ?? (await adopt(store, said))
  const waiting = await store.prisma.outbox.count({
    where: { wishId: id, topic: 'wishWithdrawal', deliveredAt: null, refusedAt: null },
  })
  const isBack = found !== null && waiting === 0 && (await takeBackAgain(store, found, wish))
  const staysHere = waiting > 0 || isBack
  await store.prisma.wish.update({
    where: { id },
    data: {
      ...{ providerWishId: wish.id, receivedAt: new Date(wish.receivedAt) },
      ...{ refusalCode: null, refusedAt: null, syncedAt: store.clock() },
      ...(staysHere ? {} : { state: wish.state, withdrawnAt: wish.withdrawnAt ? new Date(wish.withdrawnAt) : null }),
      sealedSynced: sealerFor(store.vault, 'Wish', id).sealJson('sealedSynced', wish),
    },
  })
  await takeAnswers(store, id, said)
  return { id, changed: true }
}

/** Takes in what a provider says about one wish; see WishRepository.sync. */
export async function sync(store: Store, said: WishSaid): Promise<{ id: string; changed: boolean }> {
  // Two pages may read the same new wish at once; the second then finds what the first wrote.
  return retryWhile(isTaken, async () => {
    const row = await find(store, said)
    if (row && isKnown(store, row, said.wish)) return { id: row.id, changed: false }
    return store.atomically((inner) => write(inner, said))
  })
}
