import type { Schemas as Contract } from '../../../provider-api/contract'
import { newObjectionSchema } from '~/database/delivery/outbox-content.server'
import { addEvent, sealContent, toObjection } from './rows.server'
import { addNoticeEvent } from '~/database/notices/events.server'
import { enqueue, takeTurn } from '~/database/delivery/outbox.server'
import { newId, sealerFor, toDate, type Store } from '~/database/store.server'
import { freeReference } from '~/database/forms/reference.server'
import { holdDraft, logWrite, markSubmitted } from '~/database/forms/submitting.server'
import type { NewObjection, Objection, ObjectionContent, Resend } from '~/database/types'

type Sent = {
  reference: string
  content: ObjectionContent
  lodgedAt: Date
  lodgedBy: string
  onBehalfOf: Objection['onBehalfOf']
}

/** The body for the provider, with its fields in the one order that the receipt's copy and the outbox share. */
const bodyOf = ({ reference, content, lodgedAt, lodgedBy, onBehalfOf }: Sent): Contract['NewObjection'] => {
  const { target, reason, ownVersion, text, urgent } = content
  const said = { target, reason, ownVersion: ownVersion ?? undefined, text, urgent }
  return newObjectionSchema.parse({ reference, ...said, lodgedAt: lodgedAt.toISOString(), lodgedBy, onBehalfOf })
}

/** Lodges an objection; see ObjectionRepository.submit. In a transaction. */
export async function submit(
  store: Store,
  objection: NewObjection,
): Promise<{ objection: Objection; created: boolean }> {
  const { draftId, brukareId, doer } = objection
  const before = await store.prisma.objection.findUnique({ where: { draftId } })
  if (before?.personId === doer.personId && before.brukareId === brukareId) {
    return { objection: toObjection(store, before), created: false }
  }
  await holdDraft(store, 'objection', objection)
  const meanwhile = await store.prisma.objection.findUnique({ where: { draftId } })
  if (meanwhile) return { objection: toObjection(store, meanwhile), created: false }
  const lodged = await write(store, objection)
  await markSubmitted(store, { ...loggedAs(lodged), draftId }, doer)
  return { objection: lodged, created: true }
}

/** An objection as the access log names it. */
const loggedAs = ({ id, brukareId, providerId, reference }: Objection) => ({
  ...{ id, brukareId, providerId, about: reference },
  type: 'objection' as const,
})

const openStates = ['queued', 'needsAttention', 'received', 'underReview'] as const

/** Lodges an urgent one; see ObjectionRepository.submitUrgent. In a transaction. */
export async function submitUrgent(
  store: Store,
  objection: NewObjection,
): Promise<{ objection: Objection; created: boolean }> {
  const { draftId, brukareId, place, doer, target } = objection
  await takeTurn(store, brukareId, place.providerId)
  const before = await store.prisma.objection.findUnique({ where: { draftId } })
  if (before?.personId === doer.personId && before.brukareId === brukareId) {
    return { objection: toObjection(store, before), created: false }
  }
  const where = { brukareId, providerId: place.providerId, state: { in: [...openStates] } }
  const open = await store.prisma.objection.findMany({ where, orderBy: { lodgedAt: 'desc' } })
  const isSame = ({ urgent, target: other }: Objection) =>
    urgent === true && (target.shiftIds ?? []).some((id) => other.shiftIds?.includes(id) === true)
  const same = open.map((row) => toObjection(store, row)).find(isSame)
  if (same) return { objection: same, created: false }
  const lodged = await write(store, objection)
  await addNoticeEvent(store, {
    ...{ key: `nobodyCame:${lodged.id}`, kind: 'nobodyCame', brukareId, providerId: place.providerId },
    ...{ resourceId: lodged.id, forId: null, byId: doer.personId },
  })
  await logWrite(store, 'objection.urgent', loggedAs(lodged), doer)
  return { objection: lodged, created: true }
}

/**
 * Lodges what several have agreed to: its draft was taken when it was asked for. Null when that draft has become an objection
 * already: it was asked for twice. In a transaction.
 */
export async function lodgeAgreed(store: Store, objection: NewObjection): Promise<Objection | null> {
  if ((await store.prisma.objection.count({ where: { draftId: objection.draftId } })) > 0) return null
  const lodged = await write(store, objection)
  await logWrite(store, 'objection.submit', loggedAs(lodged), objection.doer)
  return lodged
}

/** The objection, its first event, and what is to be sent. */
async function write(store: Store, objection: NewObjection): Promise<Objection> {
  const { draftId, brukareId, place, lodgedBy, answerDueBy, doer } = objection
  const id = newId()
  const sealer = sealerFor(store.vault, 'Objection', id)
  const isTaken = async (made: string) => (await store.prisma.objection.count({ where: { reference: made } })) > 0
  const reference = await freeReference(objection.makeReference, isTaken)
  const lodgedAt = store.clock()
  const onBehalfOf = doer.role
  const body = bodyOf({ reference, content: objection, lodgedAt, lodgedBy, onBehalfOf })
  const row = await store.prisma.objection.create({
    data: {
      ...{ id, reference, draftId, brukareId, onBehalfOf, lodgedAt },
      providerId: place.providerId,
      providerBrukareId: place.brukareId,
      personId: doer.personId,
      state: 'queued',
      answerDueBy: toDate(answerDueBy),
      sealedLodgedBy: sealer.seal('sealedLodgedBy', lodgedBy),
      sealedContent: sealContent(store, id, objection),
      sealedSent: sealer.sealJson('sealedSent', body),
    },
  })
  const { personId, requestId } = doer
  await addEvent(store, id, { state: 'queued', at: lodgedAt, source: 'portal', actor: lodgedBy, personId, onBehalfOf })
  const actor = { personId, role: doer.role, requestId }
  await enqueue(store, brukareId, { topic: 'objection', actor, place, objectionId: id, body })
  return toObjection(store, row)
}

/** Sends again what the provider refused, as the person has changed it. False when it has not been refused. In a transaction. */
export async function resend(
  store: Store,
  objection: Objection,
  { content: changed, lodgedBy, draft, doer }: Resend,
  place: { providerId: string; brukareId: string },
): Promise<boolean> {
  if (objection.state !== 'needsAttention') return false
  const { id, brukareId, reference, lodgedAt } = objection
  const content = { ...changed, urgent: objection.urgent }
  const { personId, role, requestId } = doer
  const body = bodyOf({ reference, content, lodgedAt, lodgedBy, onBehalfOf: role })
  const sealer = sealerFor(store.vault, 'Objection', id)
  await store.prisma.objection.update({
    where: { id },
    data: {
      state: 'queued',
      refusalCode: null,
      ...{ personId, onBehalfOf: role, sealedLodgedBy: sealer.seal('sealedLodgedBy', lodgedBy) },
      sealedContent: sealContent(store, id, content),
      sealedSent: sealer.sealJson('sealedSent', body),
    },
  })
  const event = {
    state: 'queued',
    at: store.clock(),
    source: 'portal',
    actor: lodgedBy,
    personId,
    onBehalfOf: role,
  } as const
  await addEvent(store, id, event)
  await enqueue(store, brukareId, {
    topic: 'objection',
    actor: { personId, role, requestId },
    place,
    objectionId: id,
    body,
  })
  const subject = { id, brukareId, type: 'objection' as const, providerId: place.providerId, about: reference }
  if (draft === null) await logWrite(store, 'objection.resend', subject, doer)
  else await markSubmitted(store, { ...subject, draftId: draft.draftId }, doer, 'resend')
  return true
}
