import type { Objection as ObjectionRow } from '~/database/generated/client'
import { addEvent, toObjection } from './rows.server'
import { resend } from './lodging.server'
import { enqueue, recallMatter } from '~/database/delivery/outbox.server'
import { newId, sealerFor, type Store } from '~/database/store.server'
import { holdDraft, logWrite } from '~/database/forms/submitting.server'
import { fault } from '~/platform/errors.server'
import type { ObjectionState, Reply, Resend, WithdrawalRequest } from '~/database/types'

const withdrawable: readonly ObjectionState[] = ['queued', 'needsAttention', 'received', 'underReview']

/** Holds the objection until commit, so that two changes of it take turns. Throws `notFound` when it is not this brukare's. */
async function hold(store: Store, key: { objectionId: string; brukareId: string }): Promise<ObjectionRow> {
  const { objectionId: id, brukareId } = key
  await store.prisma.$executeRaw`SELECT 1 FROM "Objection" WHERE "id" = ${id} FOR UPDATE`
  const row = await store.prisma.objection.findFirst({ where: { id, brukareId } })
  if (!row) throw fault('notFound', { code: 'objection-not-found', message: 'the objection is not there' })
  return row
}

const placeOf = ({ providerId, providerBrukareId }: ObjectionRow) => ({ providerId, brukareId: providerBrukareId })

async function changeState(
  store: Store,
  id: string,
  state: ObjectionState,
  name: string,
  { personId, role }: Reply['doer'],
) {
  await store.prisma.objection.update({ where: { id }, data: { state } })
  await addEvent(store, id, { state, at: store.clock(), source: 'portal', actor: name, personId, onBehalfOf: role })
}

/** Writes a reply; see ObjectionRepository.reply. In a transaction. */
export async function reply(store: Store, { formKey, name, text, nextState, doer, ...key }: Reply): Promise<void> {
  const row = await hold(store, key)
  if ((await store.prisma.objectionMessage.count({ where: { formKey } })) > 0) return
  const id = newId()
  const sealer = sealerFor(store.vault, 'ObjectionMessage', id)
  const { personId, role, requestId } = doer
  await store.prisma.objectionMessage.create({
    data: {
      ...{ id, objectionId: row.id, formKey, personId },
      side: 'person',
      sealedName: sealer.seal('sealedName', name),
      sealedText: sealer.seal('sealedText', text),
      at: store.clock(),
    },
  })
  if (nextState !== row.state) await changeState(store, row.id, nextState, name, doer)
  const actor = { personId, role, requestId }
  const what = { objectionId: row.id, messageId: id, body: { text, name } }
  await enqueue(store, row.brukareId, { topic: 'message', actor, place: placeOf(row), ...what })
  await logWrite(store, 'objection.reply', loggedAs(row), doer)
}

/**
 * Withdraws; see ObjectionRepository.withdraw. False when that is no longer possible. In a transaction.
 * What waits to be sent is not sent any more. The provider is told unless it is certain that it has nothing: it has refused
 * it, or no try has begun. A try that has begun may have arrived, whatever came of it here.
 */
export async function withdraw(store: Store, { name, text, doer, ...key }: WithdrawalRequest): Promise<boolean> {
  const owned = await store.prisma.objection.count({ where: { id: key.objectionId, brukareId: key.brukareId } })
  const recalled = owned === 0 ? null : await recallMatter(store, 'objection', key.objectionId)
  const row = await hold(store, key)
  if (!withdrawable.includes(row.state)) return false
  await changeState(store, row.id, 'withdrawn', name, doer)
  const isNowhere = row.state === 'needsAttention' || recalled?.wasTried === false
  if (!isNowhere) {
    const { personId, role, requestId } = doer
    const what = { objectionId: row.id, body: { text: text ?? undefined, name } }
    const actor = { personId, role, requestId }
    const withdrawal = { topic: 'withdrawal', actor, place: placeOf(row), ...what } as const
    await enqueue(store, row.brukareId, withdrawal, recalled?.maybeUntil ?? undefined)
  }
  await logWrite(store, 'objection.withdraw', loggedAs(row), doer)
  return true
}

/** Sends again; see ObjectionRepository.resend. False when it has not been refused. In a transaction. */
export async function sendAgain(store: Store, again: Resend): Promise<boolean> {
  const { draft, objectionId, brukareId, doer } = again
  if (draft !== null) {
    await holdDraft(store, 'objection', { ...draft, brukareId, doer })
    const by = await store.prisma.draft.findUnique({ where: { id: draft.draftId }, select: { submittedAs: true } })
    if (by?.submittedAs === objectionId) return true
  }
  const row = await hold(store, again)
  return resend(store, toObjection(store, row), again, placeOf(row))
}

/** The provider refused the objection; see ObjectionRepository.refused. In a transaction. */
export async function refused(store: Store, objectionId: string, code: string): Promise<void> {
  const { count } = await store.prisma.objection.updateMany({
    where: { id: objectionId, state: 'queued' },
    data: { state: 'needsAttention', refusalCode: code },
  })
  const event = { state: 'needsAttention', at: store.clock(), source: 'provider' } as const
  if (count > 0) await addEvent(store, objectionId, { ...event, actor: null, personId: null, onBehalfOf: null })
}

/** A case as the access log names it. */
function loggedAs({ id, brukareId, providerId, reference }: ObjectionRow) {
  return { id, brukareId, providerId, about: reference, type: 'objection' as const }
}
