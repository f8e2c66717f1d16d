/** The desk's answers to objections. */
import { nextState } from '../../../app/domain/objections/objection'
import type { ObjectionEvent } from '../../../app/domain/objections/objection'
import { stockholmDate } from '../../../app/domain/time/time'
import type { ObjectionAnswer } from '../../../provider-api/contract'
import type { Prisma } from '../database/generated/client'
import { appendChanges } from '../world/change-feed'
import { act, deny } from './action'
import type { StoreContext } from './context'
import { readBrukare } from './desk-view'
import { findClaimById } from './claims'
import { changedBy } from './objection-target'
import { objectionOf, objectionParts } from './objection-view'
import type { ObjectionRecord } from './objection-view'
import type { DeskObjection, DeskStore } from './types'

type Calls = Pick<
  DeskStore,
  'listOpenObjections' | 'getDeskObjection' | 'getDeskClaim' | 'startReview' | 'acknowledge' | 'answerObjection'
>

const eventOf: Record<ObjectionAnswer['outcome'], ObjectionEvent> = {
  accepted: 'accept',
  partlyAccepted: 'acceptPartly',
  rejected: 'reject',
}
const longestText = 4000

/** The desk's calls on objections. */
export function createDeskObjections(context: StoreContext): Calls {
  const { tables, tenant, staff, clock } = context

  async function shown(records: readonly ObjectionRecord[]): Promise<DeskObjection[]> {
    const brukare = await readBrukare(tables, tenant.key)
    const today = stockholmDate(clock())
    return records.flatMap((record) => {
      const whose = brukare.get(record.brukareId)
      return whose ? [{ objection: objectionOf(record), brukare: whose, overdue: record.answerDueBy < today }] : []
    })
  }

  /** Takes an objection to where the event leads, and appends to its history and the feed. */
  function advance(objectionId: string, by: string, event: ObjectionEvent, data: Prisma.ObjectionUpdateInput) {
    return act(context, async (on) => {
      const title = staff.arbetsledareTitle(by) ?? deny('staffUnknown')
      const objection = await on.objection.findFirst({ where: { id: objectionId, tenantId: tenant.key } })
      if (!objection) return deny('notFound')
      const state = nextState(objection.state, event)
      // The first three states of the domain are the portal's own; no event here leads to them.
      if (state === null || state === 'draft' || state === 'queued' || state === 'needsAttention')
        return deny('stateConflict')
      const now = clock()
      const updated = await on.objection.update({
        where: { id: objectionId },
        data: { ...data, state, events: { create: { state, at: now, by: title } } },
        include: objectionParts,
      })
      await appendChanges(on, tenant.key, await changedBy(on, updated, now))
      return objectionOf(updated)
    })
  }

  return {
    getDeskClaim: (brukareId, claimId) => findClaimById(tables, brukareId, claimId, clock()),

    async listOpenObjections() {
      return shown(
        await tables.objection.findMany({
          where: { tenantId: tenant.key, state: { in: ['received', 'underReview'] } },
          include: objectionParts,
          orderBy: [{ urgent: 'desc' }, { answerDueBy: 'asc' }, { lodgedAt: 'asc' }],
        }),
      )
    },

    async getDeskObjection(objectionId) {
      const found = await tables.objection.findFirst({
        where: { id: objectionId, tenantId: tenant.key },
        include: objectionParts,
      })
      const [objection] = found ? await shown([found]) : []
      return objection ?? null
    },

    acknowledge: (objectionId, { onTheWay, etaAt }, by) =>
      act(context, async (on) => {
        const acknowledgedBy = staff.arbetsledareTitle(by) ?? deny('staffUnknown')
        const where = { id: objectionId, tenantId: tenant.key, urgent: true }
        const objection = await on.objection.findFirst({ where })
        if (!objection) return deny('notFound')
        if (objection.state !== 'received' && objection.state !== 'underReview') return deny('stateConflict')
        const now = clock()
        const data = { acknowledgedAt: now, acknowledgedBy, onTheWay: onTheWay || etaAt !== null, etaAt }
        const updated = await on.objection.update({ where: { id: objectionId }, data, include: objectionParts })
        await appendChanges(on, tenant.key, await changedBy(on, updated, now))
        return objectionOf(updated)
      }),

    startReview: (objectionId, by) => advance(objectionId, by, 'startReview', {}),

    answerObjection(objectionId, { outcome, motivation }, by) {
      const text = motivation.trim().slice(0, longestText)
      if (text === '') return Promise.resolve({ ok: false, code: 'motivationMissing' })
      const answer = { outcome, motivation: text, by: staff.arbetsledareTitle(by) ?? '', at: clock() }
      return advance(objectionId, by, eventOf[outcome], { answers: { create: answer } })
    },
  }
}
