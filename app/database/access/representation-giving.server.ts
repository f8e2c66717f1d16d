import type { Prisma } from '~/database/generated/client'
import { readOne } from './representation-rows.server'
import { newId, sealerFor, toDateMaybe, toDate, type Store } from '~/database/store.server'
import { holdDraft, logWrite, markSubmitted } from '~/database/forms/submitting.server'
import type { Doer, NewGrant, Representation, RepresentationRepository } from '~/database/types'

type Giving = Pick<RepresentationRepository, 'give' | 'giveFromDraft' | 'answer' | 'limit' | 'revoke'>

/** Writes an invitation. In a transaction. */
export async function give(store: Store, grant: NewGrant): Promise<Representation> {
  const { givenBy, validFrom, validTo, invitedName, message, ...rest } = grant
  const id = newId()
  const sealer = sealerFor(store.vault, 'Representation', id)
  const now = store.clock()
  await store.prisma.representation.create({
    data: {
      ...{ id, ...rest, source: 'portal', joint: false, conflictOfInterest: 'none', givenById: givenBy },
      ...{ validFrom: toDate(validFrom), validTo: toDateMaybe(validTo), createdAt: now, changedAt: now },
      sealedInvitedName: sealer.seal('sealedInvitedName', invitedName),
      sealedMessage: sealer.sealMaybe('sealedMessage', message),
    },
  })
  return readOne(store, id)
}

async function giveFromDraft(store: Store, draftId: string, grant: NewGrant, doer: Doer) {
  const { brukareId } = grant
  await holdDraft(store, 'access', { draftId, brukareId, doer })
  const draft = await store.prisma.draft.findUniqueOrThrow({ where: { id: draftId } })
  if (draft.submittedAs !== null) return { id: draft.submittedAs, created: false }
  const { id } = await give(store, grant)
  await markSubmitted(store, { id, draftId, brukareId, type: 'access' }, doer)
  return { id, created: true }
}

/** Giving in the portal: what is given, answered, limited and withdrawn, each with its row in the access log. */
export function createGiving(store: Store): Giving {
  const openPortal = (id: string, brukareId: string): Prisma.RepresentationWhereInput => ({
    ...{ id, brukareId, source: 'portal', revokedAt: null, declinedAt: null },
  })
  return {
    give: (grant) => store.atomically((inner) => give(inner, grant)),
    giveFromDraft: (draftId, grant, doer) => store.atomically((inner) => giveFromDraft(inner, draftId, grant, doer)),
    answer: ({ id, personId, accept, requestId }) =>
      store.atomically(async (inner) => {
        const now = inner.clock()
        const { count } = await inner.prisma.representation.updateMany({
          where: { ...{ id, personId, source: 'portal' }, ...{ acceptedAt: null, declinedAt: null, revokedAt: null } },
          data: { ...(accept ? { acceptedAt: now } : { declinedAt: now }), changedAt: now },
        })
        if (count === 0) return false
        const { brukareId, kind } = await readOne(inner, id)
        const action = accept ? 'access.accept' : 'access.decline'
        await logWrite(inner, action, { id, brukareId, type: 'access' }, { personId, role: kind, basis: id, requestId })
        return true
      }),
    limit: ({ id, brukareId, scopes, validTo, doer }) =>
      store.atomically(async (inner) => {
        await inner.prisma.$executeRaw`SELECT 1 FROM "Representation" WHERE "id" = ${id} FOR UPDATE`
        const before = await inner.prisma.representation.findFirst({ where: openPortal(id, brukareId) })
        if (before === null) return false
        const end = toDateMaybe(validTo)
        const data = {
          scopes: before.scopes.filter((scope) => scopes.some((kept) => kept === scope)),
          validTo: before.validTo !== null && (end === null || end > before.validTo) ? before.validTo : end,
          changedAt: inner.clock(),
        }
        await inner.prisma.representation.update({ where: { id }, data })
        await logWrite(inner, 'access.limit', { id, brukareId, type: 'access' }, doer)
        return true
      }),
    revoke: ({ id, brukareId, doer }) =>
      store.atomically(async (inner) => {
        const now = inner.clock()
        const data = { revokedAt: now, changedAt: now, revokedById: doer.personId }
        const { count } = await inner.prisma.representation.updateMany({ where: openPortal(id, brukareId), data })
        if (count === 0) return false
        await logWrite(inner, 'access.withdraw', { id, brukareId, type: 'access' }, doer)
        return true
      }),
  }
}
