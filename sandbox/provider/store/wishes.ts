/** Wishes as the portal sends and follows them. */
import { randomUUID } from 'node:crypto'
import { canTakeBack } from '../../../app/domain/wishes/wish'
import type { NewWish } from '../../../provider-api/contract'
import type { Tables } from '../database/open'
import { appendChanges } from '../world/change-feed'
import type { StoreContext } from './context'
import { done, once, refuse } from './once'
import type { ContractStore } from './types'
import { wishOf, wishParts } from './wish-view'

type Calls = Pick<ContractStore, 'listWishes' | 'getWish' | 'sendWish' | 'withdrawWish'>

const pageSize = 200

/** The calls on wishes. */
export function createWishes(context: StoreContext): Calls {
  const { tables, tenant, clock } = context
  const isHere = async (on: Tables, brukareId: string) =>
    (await on.brukare.count({ where: { id: brukareId, tenantId: tenant.key } })) > 0

  return {
    async listWishes(brukareId, { cursor }) {
      if (!(await isHere(tables, brukareId))) return null
      const skip = Number(/^\d{1,6}$/.exec(cursor ?? '')?.[0] ?? 0)
      const found = await tables.wish.findMany({
        where: { brukareId },
        include: wishParts,
        orderBy: [{ sentAt: 'desc' }, { id: 'asc' }],
        skip,
        take: pageSize + 1,
      })
      return {
        items: found.slice(0, pageSize).map(wishOf),
        ...(found.length > pageSize ? { nextCursor: String(skip + pageSize) } : {}),
      }
    },

    async getWish(brukareId, wishId) {
      const where = { id: wishId, brukareId, tenantId: tenant.key }
      const found = await tables.wish.findFirst({ where, include: wishParts })
      return found && wishOf(found)
    },

    sendWish: (brukareId, write) =>
      once(context, { operation: `sendWish ${brukareId}`, schema: 'Wish', status: 201 }, write, async (on) => {
        const { body, actor } = write
        if (!(await isHere(on, brukareId))) return refuse('notFound')
        if (!(await isKnown(on, brukareId, body))) return refuse('unknownTarget')
        const taken = await on.wish.count({ where: { tenantId: tenant.key, reference: body.reference } })
        if (taken > 0) return refuse('stateConflict')
        const now = clock()
        const { wantedSpan, from, to, reference, kind, shiftId, documentId, sectionIndex, text } = body
        const { sentAt, sentBy, onBehalfOf } = body
        const id = `onskan-${randomUUID()}`
        const sent = await on.wish.create({
          data: {
            ...{ id, tenantId: tenant.key, brukareId, reference, kind, shiftId, documentId, sectionIndex, text },
            ...{ wantedStart: wantedSpan?.start, wantedEnd: wantedSpan?.end, fromDay: from, toDay: to },
            ...{ sentAt, sentBy, onBehalfOf, actorReference: actor.reference, state: 'received', receivedAt: now },
          },
          include: wishParts,
        })
        await appendChanges(on, tenant.key, [{ type: 'wish', brukareId, resourceId: id, at: now }])
        return done(wishOf(sent))
      }),

    withdrawWish: (brukareId, wishId, write) =>
      once(
        context,
        { operation: `withdrawWish ${brukareId} ${wishId}`, schema: 'Wish', status: 200 },
        write,
        async (on) => {
          const wish = await on.wish.findFirst({ where: { id: wishId, brukareId, tenantId: tenant.key } })
          if (!wish) return refuse('notFound')
          if (!canTakeBack(wish.state)) return refuse('stateConflict')
          const now = clock()
          const data = { state: 'withdrawn' as const, withdrawnAt: now }
          const changed = await on.wish.update({ where: { id: wishId }, data, include: wishParts })
          await appendChanges(on, tenant.key, [{ type: 'wish', brukareId, resourceId: wishId, at: now }])
          return done(wishOf(changed))
        },
      ),
  }

  /** What each kind must be about is there, and is the brukare's. */
  async function isKnown(on: Tables, brukareId: string, body: NewWish): Promise<boolean> {
    const { kind, shiftId, wantedSpan, from, to, documentId } = body
    switch (kind) {
      case 'absence':
      case 'hospital':
        return from !== undefined && (to === undefined || to >= from)
      case 'plan':
        return documentId !== undefined && (await on.document.count({ where: { id: documentId, brukareId } })) > 0
      default: {
        if (shiftId === undefined || (kind === 'move' && wantedSpan === undefined)) return false
        return (await on.shift.count({ where: { id: shiftId, brukareId, tenantId: tenant.key } })) > 0
      }
    }
  }
}
