/** Objections as the portal lodges and follows them. */
import { randomUUID } from 'node:crypto'
import { answerDueBy, canReply, canWithdraw } from '../../../app/domain/objections/objection'
import { minutesAfter } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import type { Tables } from '../database/open'
import { appendChanges } from '../world/change-feed'
import type { StoreContext } from './context'
import { changedBy, isKnownTarget } from './objection-target'
import { objectionOf, objectionParts } from './objection-view'
import type { ObjectionRecord } from './objection-view'
import { done, once, refuse } from './once'
import type { ContractStore } from './types'

type Calls = Pick<
  ContractStore,
  'listObjections' | 'getObjection' | 'lodgeObjection' | 'addObjectionMessage' | 'withdrawObjection'
>

const pageSize = 200
/** An urgent one is to have a reaction within this long, in minutes. */
const urgentMinutes = 15
/** Who did it, in the history: the provider does not know the person, only the role. */
const brukareSide = 'brukare side'

/** The calls on objections. */
export function createObjections(context: StoreContext): Calls {
  const { tables, tenant, clock } = context
  const read = (on: Tables, brukareId: string, id: string) =>
    on.objection.findFirst({ where: { id, brukareId, tenantId: tenant.key }, include: objectionParts })

  /** Writes what the person did, and gives the objection as it stands after. */
  async function change(on: Tables, objection: ObjectionRecord, data: Prisma.ObjectionUpdateInput, now: Date) {
    const changed = await on.objection.update({ where: { id: objection.id }, data, include: objectionParts })
    await appendChanges(on, tenant.key, await changedBy(on, changed, now))
    return done(objectionOf(changed))
  }

  return {
    async listObjections(brukareId, { cursor }) {
      const known = await tables.brukare.count({ where: { id: brukareId, tenantId: tenant.key } })
      if (known === 0) return null
      const skip = Number(/^\d{1,6}$/.exec(cursor ?? '')?.[0] ?? 0)
      const found = await tables.objection.findMany({
        where: { brukareId },
        include: objectionParts,
        orderBy: [{ lodgedAt: 'desc' }, { id: 'asc' }],
        skip,
        take: pageSize + 1,
      })
      return {
        items: found.slice(0, pageSize).map(objectionOf),
        ...(found.length > pageSize ? { nextCursor: String(skip + pageSize) } : {}),
      }
    },

    async getObjection(brukareId, objectionId) {
      const found = await read(tables, brukareId, objectionId)
      return found && objectionOf(found)
    },

    lodgeObjection: (brukareId, write) =>
      once(
        context,
        { operation: `lodgeObjection ${brukareId}`, schema: 'Objection', status: 201 },
        write,
        async (on) => {
          const { body, actor } = write
          const known = await on.brukare.count({ where: { id: brukareId, tenantId: tenant.key } })
          if (known === 0) return refuse('notFound')
          if (!(await isKnownTarget(on, brukareId, body.target, clock()))) return refuse('unknownTarget')
          const taken = await on.objection.count({ where: { tenantId: tenant.key, reference: body.reference } })
          if (taken > 0) return refuse('stateConflict')
          const now = clock()
          const { type, shiftIds = [], rowIds = [], timeReportId, faststallandeId, claimId, claimLineIds } = body.target
          const lodged = await on.objection.create({
            data: {
              id: `inv-${randomUUID()}`,
              tenantId: tenant.key,
              brukareId,
              reference: body.reference,
              targetType: type,
              shiftIds,
              rowIds,
              timeReportId,
              faststallandeId,
              claimId,
              claimLineIds,
              reason: body.reason,
              ownStart: body.ownVersion?.start,
              ownEnd: body.ownVersion?.end,
              text: body.text,
              lodgedAt: body.lodgedAt,
              lodgedBy: body.lodgedBy,
              onBehalfOf: body.onBehalfOf,
              actorReference: actor.reference,
              state: 'received',
              receivedAt: now,
              answerDueBy: answerDueBy(now),
              ...(body.urgent === true ? { urgent: true, answerDueAt: minutesAfter(now, urgentMinutes) } : {}),
              events: { create: { state: 'received', at: now, by: brukareSide } },
            },
            include: objectionParts,
          })
          await appendChanges(on, tenant.key, await changedBy(on, lodged, now))
          return done(objectionOf(lodged))
        },
      ),

    addObjectionMessage: (brukareId, objectionId, write) =>
      once(
        context,
        { operation: `addObjectionMessage ${brukareId} ${objectionId}`, schema: 'Objection', status: 201 },
        write,
        async (on) => {
          const objection = await read(on, brukareId, objectionId)
          if (!objection) return refuse('notFound')
          const now = clock()
          const isStillOpen = objection.state === 'received' || objection.state === 'underReview'
          const reopens = canReply({ state: objection.state, replied: hasReplied(objection) })
          if (!isStillOpen && !reopens) return refuse('stateConflict')
          const events = reopens ? { create: { state: 'underReview' as const, at: now, by: brukareSide } } : undefined
          const state = reopens ? ({ state: 'underReview', answerDueBy: answerDueBy(now) } as const) : {}
          return change(on, objection, { ...state, events, messages: { create: messageOf(write.body, now) } }, now)
        },
      ),

    withdrawObjection: (brukareId, objectionId, write) =>
      once(
        context,
        { operation: `withdrawObjection ${brukareId} ${objectionId}`, schema: 'Objection', status: 200 },
        write,
        async (on) => {
          const objection = await read(on, brukareId, objectionId)
          if (!objection) return refuse('notFound')
          const now = clock()
          if (!canWithdraw({ state: objection.state, answered: objection.answers.length > 0 }))
            return refuse('stateConflict')
          const { text, name } = write.body
          const messages = text ? { create: messageOf({ text, name }, now) } : undefined
          const events = { create: { state: 'withdrawn' as const, at: now, by: brukareSide } }
          return change(on, objection, { state: 'withdrawn', events, messages }, now)
        },
      ),
  }
}

function messageOf({ text, name }: { text: string; name?: string }, at: Date) {
  return { id: `msg-${randomUUID()}`, from: 'person' as const, name: name ?? '', text, at }
}

/** True when the person has replied to an answer already; there is one reply. */
function hasReplied({ answers, messages }: ObjectionRecord): boolean {
  const first = answers[0]
  return first !== undefined && messages.some(({ from, at }) => from === 'person' && at >= first.at)
}
