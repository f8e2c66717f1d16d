import { refused, reply, sendAgain, withdraw } from './case.server'
import { submit, submitUrgent } from './lodging.server'
import { toCase, toObjection, withHistory } from './rows.server'
import { sync } from './sync.server'
import { isTaken, retryWhile, toDayMaybe, type Store } from '~/database/store.server'
import type { ObjectionCase, ObjectionRepository, ObjectionState, WaitingObjection } from '~/database/types'

const openStates = ['queued', 'needsAttention', 'received', 'underReview'] as const
const answeredStates = ['accepted', 'partlyAccepted', 'rejected'] as const

function waitsAs(state: ObjectionState): WaitingObjection['state'] {
  if (state === 'queued') return 'notSent'
  if (state === 'needsAttention') return 'refused'
  return answeredStates.some((answered) => answered === state) ? 'answered' : 'open'
}

/** Objections, from the moment they are lodged. */
export function createObjections(store: Store): ObjectionRepository {
  const find: ObjectionRepository['find'] = async (where) => {
    const row = await store.prisma.objection.findFirst({ where, include: withHistory })
    return row && toCase(store, row)
  }
  const once = <T>(work: (inner: Store) => Promise<T>) => retryWhile(isTaken, () => store.atomically(work))
  const change = async (
    key: { objectionId: string; brukareId: string },
    work: (inner: Store) => Promise<unknown>,
  ): Promise<ObjectionCase> => {
    await once(work)
    const after = await find({ id: key.objectionId, brukareId: key.brukareId })
    if (!after) throw new Error('an objection that was just changed is not there')
    return after
  }

  return {
    find,
    submit: (objection) => once((inner) => submit(inner, objection)),
    submitUrgent: (objection) => once((inner) => submitUrgent(inner, objection)),
    async listForBrukare(brukareId, { before, limit = 50 } = {}) {
      const rows = await store.prisma.objection.findMany({
        where: { brukareId },
        orderBy: [{ lodgedAt: 'desc' }, { id: 'desc' }],
        take: limit,
        cursor: before === undefined ? undefined : { id: before },
        skip: before === undefined ? 0 : 1,
      })
      return rows.map((row) => toObjection(store, row))
    },
    async listSince({ brukareIds, since }) {
      const rows = await store.prisma.objection.findMany({
        where: { brukareId: { in: [...brukareIds] }, lodgedAt: { gte: since } },
        orderBy: [{ lodgedAt: 'desc' }, { id: 'desc' }],
      })
      return rows.map((row) => toObjection(store, row))
    },
    async listWaiting(brukareIds) {
      const rows = await store.prisma.objection.findMany({
        where: { brukareId: { in: [...brukareIds] }, state: { in: [...openStates, ...answeredStates] } },
        select: {
          ...{ id: true, reference: true, brukareId: true, providerId: true, state: true, answerDueBy: true },
          answers: { select: { at: true }, orderBy: { position: 'desc' }, take: 1 },
        },
        orderBy: [{ lodgedAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(({ id, reference, brukareId, providerId, state, answerDueBy, answers }) => ({
        ...{ id, reference, brukareId, providerId, state: waitsAs(state) },
        ...{ dueBy: toDayMaybe(answerDueBy), answeredAt: answers[0]?.at ?? null },
      }))
    },
    reply: (message) => change(message, (inner) => reply(inner, message)),
    withdraw: (withdrawal) => change(withdrawal, (inner) => withdraw(inner, withdrawal)),
    resend: (again) => once((inner) => sendAgain(inner, again)),
    sync: (said) => retryWhile(isTaken, () => sync(store, said)),
    refused: (objectionId, code) => once((inner) => refused(inner, objectionId, code)),
    async messageRefused(messageId, code) {
      await store.prisma.objectionMessage.update({ where: { id: messageId }, data: { refusalCode: code } })
    },
  }
}
