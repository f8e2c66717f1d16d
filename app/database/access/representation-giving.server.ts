import type { Prisma } from '~/database/generated/client'
import { addNoticeEvent } from '~/database/notices/events.server'
import { readOne } from './representation-rows.server'
import { newId, sealerFor, toDateMaybe, toDate, type Store } from '~/database/store.server'
import { holdDraft, logWrite, markSubmitted } from '~/database/forms/submitting.server'
import type { NoticeKind } from '~/domain/notices/event'
import type {
  Decides,
  Doer,
  NewGrant,
  Representation,
  RepresentationRepository,
  Scope,
  ShownDraft,
} from '~/database/types'

type Giving = Pick<RepresentationRepository, 'give' | 'giveFromDraft' | 'answer' | 'limit' | 'revoke'>

type About = { id: string; brukareId: string; personId: string; byId: string | null }

/** The holder is to be told that access was offered, changed or withdrawn. */
async function tellHolder(store: Store, kind: NoticeKind, { id, brukareId, personId, byId }: About): Promise<void> {
  const key = `${kind}:${id}:${store.clock().getTime()}`
  await addNoticeEvent(store, { key, kind, brukareId, providerId: null, resourceId: id, forId: personId, byId })
}

/** Writes an invitation. In a transaction. */
export async function give(store: Store, grant: NewGrant): Promise<Representation> {
  const { givenBy, validFrom, validTo, invitedName, message, reach, ...rest } = grant
  const id = newId()
  const sealer = sealerFor(store.vault, 'Representation', id)
  const now = store.clock()
  await store.prisma.representation.create({
    data: {
      ...{ id, ...rest, source: 'portal', joint: false, conflictOfInterest: 'none', givenById: givenBy },
      ...{ validFrom: toDate(validFrom), validTo: toDateMaybe(validTo), createdAt: now, changedAt: now },
      sealedInvitedName: sealer.seal('sealedInvitedName', invitedName),
      sealedMessage: sealer.sealMaybe('sealedMessage', message),
      reach: { create: reach.map(({ providerId, scopes }) => ({ providerId, scopes: [...scopes] })) },
    },
  })
  const { brukareId, personId } = rest
  await tellHolder(store, 'accessOffered', { id, brukareId, personId, byId: givenBy })
  return readOne(store, id)
}

async function giveFromDraft(store: Store, shown: ShownDraft, grant: NewGrant, doer: Doer) {
  const { brukareId } = grant
  const { id: draftId, version } = shown
  await holdDraft(store, 'access', { draftId, brukareId, doer, version })
  const draft = await store.prisma.draft.findUniqueOrThrow({ where: { id: draftId } })
  if (draft.submittedAs !== null) return { id: draft.submittedAs, created: false }
  const { id } = await give(store, grant)
  await markSubmitted(store, { id, draftId, brukareId, type: 'access' }, doer)
  return { id, created: true }
}

type Portal = Prisma.RepresentationGetPayload<{ include: { reach: true } }>

const openPortal = (id: string, brukareId: string): Prisma.RepresentationWhereInput => ({
  ...{ id, brukareId, source: 'portal', revokedAt: null, declinedAt: null },
})

/** Those of its providers that somebody decides at; `whole`: that is all there is left of it. */
async function decidedOver(store: Store, { id, brukareId, at }: { id: string; brukareId: string; at: Decides }) {
  await store.prisma.$executeRaw`SELECT 1 FROM "Representation" WHERE "id" = ${id} FOR UPDATE`
  const found = await store.prisma.representation.findFirst({
    where: openPortal(id, brukareId),
    include: { reach: true },
  })
  const open = found?.reach.filter(({ endedAt }) => endedAt === null) ?? []
  const decided = at === 'everywhere' ? open : open.filter(({ providerId }) => at.includes(providerId))
  const whole = at === 'everywhere' || (open.length > 0 && decided.length === open.length)
  return found === null || (!whole && decided.length === 0) ? null : { found, decided, whole }
}

/** The earlier of two last days; null is none. */
const earlier = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b < a) ? b : a)

/** What is left of scopes when only some are kept. */
const keptOf = (scopes: readonly string[], kept: readonly Scope[]): string[] =>
  scopes.filter((scope) => kept.some((one) => one === scope))

/** Of what the holder has said yes to. */
async function tellChange(store: Store, kind: NoticeKind, found: Portal, { personId }: Doer): Promise<void> {
  if (found.acceptedAt !== null) await tellHolder(store, kind, { ...found, byId: personId })
}

async function limit(store: Store, change: Parameters<Giving['limit']>[0]): Promise<boolean> {
  const { id, brukareId, scopes, validTo, doer } = change
  const over = await decidedOver(store, change)
  if (over === null) return false
  const { found, decided, whole } = over
  const narrow = (one: Pick<Portal, 'scopes' | 'validTo'>) => ({
    scopes: keptOf(one.scopes, scopes),
    validTo: earlier(one.validTo, toDateMaybe(validTo)),
  })
  const changedAt = store.clock()
  const data = whole ? { ...narrow(found), changedAt } : { changedAt }
  await store.prisma.representation.update({ where: { id }, data })
  for (const one of whole ? [] : decided) {
    const where = { representationId_providerId: { representationId: id, providerId: one.providerId } }
    await store.prisma.representationReach.update({ where, data: narrow(one) })
  }
  await tellChange(store, 'accessChanged', found, doer)
  await logWrite(store, 'access.limit', { id, brukareId, type: 'access' }, doer)
  await store.tell({ kind: 'rights', brukareId })
  return true
}

async function revoke(store: Store, revocation: Parameters<Giving['revoke']>[0]): Promise<boolean> {
  const { id, brukareId, doer } = revocation
  const over = await decidedOver(store, revocation)
  if (over === null) return false
  const now = store.clock()
  const providerIds = over.decided.map(({ providerId }) => providerId)
  await store.prisma.representationReach.updateMany({
    where: { representationId: id, providerId: { in: providerIds } },
    data: { endedAt: now },
  })
  const ended = over.whole ? { revokedAt: now, revokedById: doer.personId } : {}
  await store.prisma.representation.update({ where: { id }, data: { ...ended, changedAt: now } })
  await tellChange(store, over.whole ? 'accessWithdrawn' : 'accessChanged', over.found, doer)
  await logWrite(store, 'access.withdraw', { id, brukareId, type: 'access' }, doer)
  await store.tell({ kind: 'rights', brukareId })
  return true
}

async function answer(store: Store, given: Parameters<Giving['answer']>[0]): Promise<boolean> {
  const { id, personId, accept, reach, requestId } = given
  const now = store.clock()
  const { count } = await store.prisma.representation.updateMany({
    where: { ...{ id, personId, source: 'portal' }, ...{ acceptedAt: null, declinedAt: null, revokedAt: null } },
    data: { ...(accept ? { acceptedAt: now } : { declinedAt: now }), changedAt: now },
  })
  if (count === 0) return false
  if (accept) await keepReach(store, id, reach)
  const { brukareId, kind } = await readOne(store, id)
  const action = accept ? 'access.accept' : 'access.decline'
  await logWrite(store, action, { id, brukareId, type: 'access' }, { personId, role: kind, basis: id, requestId })
  await store.tell({ kind: 'rights', brukareId })
  return true
}

/** Ends what of a reach no longer holds, and keeps of the rest what does. */
async function keepReach(store: Store, representationId: string, kept: NewGrant['reach']): Promise<void> {
  const before = await store.prisma.representationReach.findMany({ where: { representationId, endedAt: null } })
  for (const { providerId, scopes } of before) {
    const left = kept.find((one) => one.providerId === providerId)
    const data = left === undefined ? { endedAt: store.clock() } : { scopes: keptOf(scopes, left.scopes) }
    const where = { representationId_providerId: { representationId, providerId } }
    await store.prisma.representationReach.update({ where, data })
  }
}

/** Giving in the portal: what is given, answered, limited and withdrawn, each with its row in the access log. */
export function createGiving(store: Store): Giving {
  return {
    give: (grant) => store.atomically((inner) => give(inner, grant)),
    giveFromDraft: (shown, grant, doer) => store.atomically((inner) => giveFromDraft(inner, shown, grant, doer)),
    answer: (given) => store.atomically((inner) => answer(inner, given)),
    limit: (change) => store.atomically((inner) => limit(inner, change)),
    revoke: (revocation) => store.atomically((inner) => revoke(inner, revocation)),
  }
}
