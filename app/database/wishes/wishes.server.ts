import { isTaken, retryWhile, type Store } from '~/database/store.server'
import type { WaitingWish, WishCase, WishRepository } from '~/database/types'
import type { WishState } from '~/domain/wishes/wish'
import { resend, submit, withdraw } from './lodging.server'
import { toWish, toWishCase, withAnswers } from './rows.server'
import { sync } from './sync.server'

function waitsAs(state: WishState): WaitingWish['state'] {
  switch (state) {
    case 'queued':
      return 'notSent'
    case 'needsAttention':
      return 'refused'
    case 'received':
      return 'open'
    case 'question':
      return 'question'
    default:
      return 'answered'
  }
}

/** Wishes, from the moment they are sent. */
export function createWishes(store: Store): WishRepository {
  const find: WishRepository['find'] = async (where) => {
    const row = await store.prisma.wish.findFirst({ where, include: withAnswers })
    return row && toWishCase(store, row)
  }
  const once = <T>(work: (inner: Store) => Promise<T>) => retryWhile(isTaken, () => store.atomically(work))
  const change = async (
    key: { wishId: string; brukareId: string },
    work: (inner: Store) => Promise<unknown>,
  ): Promise<WishCase> => {
    await once(work)
    const after = await find({ id: key.wishId, brukareId: key.brukareId })
    if (!after) throw new Error('a wish that was just changed is not there')
    return after
  }
  const newestFirst = { orderBy: [{ sentAt: 'desc' as const }, { id: 'desc' as const }], include: withAnswers }

  return {
    find,
    submit: (wish) => once((inner) => submit(inner, wish)),
    async listForBrukare(brukareId, { limit = 200 } = {}) {
      const rows = await store.prisma.wish.findMany({ where: { brukareId }, ...newestFirst, take: limit })
      return rows.map((row) => toWish(store, row))
    },
    async listAcceptedAt({ providerId, brukareId: providerBrukareId }, unreadable) {
      const rows = await store.prisma.wish.findMany({
        where: { providerId, providerBrukareId, state: 'accepted' },
        ...newestFirst,
      })
      return rows.flatMap((row) => {
        try {
          return [toWish(store, row)]
        } catch (err) {
          unreadable(row.id, err)
          return []
        }
      })
    },
    async listWaiting(brukareIds) {
      const rows = await store.prisma.wish.findMany({
        where: { brukareId: { in: [...brukareIds] }, state: { not: 'withdrawn' } },
        select: {
          ...{ id: true, reference: true, brukareId: true, providerId: true, state: true },
          answers: { select: { at: true }, orderBy: { position: 'desc' }, take: 1 },
        },
        orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(({ state, answers, ...row }) => ({
        ...{ ...row, state: waitsAs(state), answeredAt: answers[0]?.at ?? null },
      }))
    },
    withdraw: (withdrawal) => change(withdrawal, (inner) => withdraw(inner, withdrawal)),
    resend: (again) => once((inner) => resend(inner, again)),
    sync: (said) => retryWhile(isTaken, () => sync(store, said)),
    async refused(wishId, code) {
      await store.prisma.wish.updateMany({
        where: { id: wishId, state: 'queued' },
        data: { state: 'needsAttention', refusalCode: code, refusedAt: store.clock() },
      })
    },
  }
}
