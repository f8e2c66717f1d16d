import { z } from 'zod'
import { isAgreed, jointActExpiry } from '~/domain/joint/act'
import type { JointAct as ActRow, JointConfirmation as ConfirmationRow, Prisma } from '~/database/generated/client'
import { execute } from './doing.server'
import { isTaken, newId, retryWhile, sealerFor, type Store } from '~/database/store.server'
import { addNoticeEvent } from '~/database/notices/events.server'
import { holdDraft, logWrite } from '~/database/forms/submitting.server'
import type { Confirmed, JointAct, JointActRepository, NewJointAct } from '~/database/types'

/** How long the one who asked is told of a no, or of no answer, that has not been read: as long as it is kept. */
const toldForMs = 90 * 24 * 3_600_000

/** What an act is read with. */
export const withYes = { confirmations: { orderBy: { at: 'asc' } } } satisfies Prisma.JointActInclude
type Row = ActRow & { confirmations: ConfirmationRow[] }

/** The row id that a confirmation is sealed with. */
export const yesId = ({ jointActId, personId }: Pick<ConfirmationRow, 'jointActId' | 'personId'>) =>
  `${jointActId}/${personId}`

const placed = z.object({ providerId: z.string().optional(), providerIds: z.array(z.string()).default([]) })

/** At which providers it is done. Of access that was asked for before this was written down nobody knows: nowhere. */
function placesIn(payload: unknown): string[] {
  const { providerId, providerIds } = placed.parse(payload)
  return providerId === undefined ? providerIds : [providerId]
}

/** Opens a row. */
export function toJointAct(store: Store, row: Row): JointAct {
  const sealer = sealerFor(store.vault, 'JointAct', row.id)
  const payload = sealer.openJson('sealedPayload', row.sealedPayload)
  const { id, kind, brukareId, personId, askedAs, basis, needed, state } = row
  const { createdAt, expiresAt, endedAt, resultId } = row
  return {
    ...{ id, kind, brukareId, personId, askedAs, basis, needed, state },
    ...{ createdAt, expiresAt, endedAt, resultId },
    name: sealer.open('sealedName', row.sealedName),
    waitsFor: z.array(z.string()).parse(sealer.openJson('sealedWaitsFor', row.sealedWaitsFor)),
    payload,
    providerIds: placesIn(payload),
    endedBy: sealer.openMaybe('sealedEndedBy', row.sealedEndedBy),
    reason: sealer.openMaybe('sealedReason', row.sealedReason),
    confirmations: row.confirmations.map((yes) => ({
      ...{ personId: yes.personId, role: yes.confirmedAs, alone: yes.alone, at: yes.at },
      name: sealerFor(store.vault, 'JointConfirmation', yesId(yes)).open('sealedName', yes.sealedName),
    })),
  }
}

/** Holds an act until commit, so that two who answer it take turns. Null when it is not this brukare's. */
async function hold(store: Store, { id, brukareId }: { id: string; brukareId: string }): Promise<Row | null> {
  await store.prisma.$executeRaw`SELECT 1 FROM "JointAct" WHERE "id" = ${id} FOR UPDATE`
  return store.prisma.jointAct.findFirst({ where: { id, brukareId }, include: withYes })
}

/** An act that is still waited for; null when it has ended or its time is out. */
async function holdWaiting(store: Store, key: { id: string; brukareId: string }): Promise<Row | null> {
  const row = await hold(store, key)
  return row !== null && row.state === 'waiting' && row.expiresAt > store.clock() ? row : null
}

/** Ends an act. What a draft became is remembered; anything else may be asked for again. */
async function end(store: Store, { id, onceKey }: ActRow, data: Prisma.JointActUpdateInput): Promise<void> {
  const kept = onceKey?.startsWith('draft:') ? onceKey : null
  await store.prisma.jointAct.update({ where: { id }, data: { endedAt: store.clock(), onceKey: kept, ...data } })
}

const subjectOf = ({ id, brukareId }: { id: string; brukareId: string }) => ({
  id,
  brukareId,
  type: 'jointAct' as const,
})

async function ask(store: Store, act: NewJointAct): Promise<{ id: string; created: boolean }> {
  const { once, doer, brukareId, kind, needed } = act
  const onceKey = 'key' in once ? once.key : `draft:${once.draftId}`
  if ('draftId' in once) await holdDraft(store, once.draftKind, { ...once, brukareId, doer })
  const before = await store.prisma.jointAct.findUnique({ where: { onceKey } })
  if (before !== null && ('draftId' in once || before.expiresAt > store.clock())) {
    return { id: before.id, created: false }
  }
  if (before !== null) await end(store, before, { state: 'expired' })
  const id = newId()
  const sealer = sealerFor(store.vault, 'JointAct', id)
  const now = store.clock()
  await store.prisma.jointAct.create({
    data: {
      ...{ id, kind, brukareId, needed, onceKey, state: 'waiting' },
      ...{ personId: doer.personId, askedAs: doer.role, basis: doer.basis },
      sealedName: sealer.seal('sealedName', act.name),
      sealedWaitsFor: sealer.sealJson('sealedWaitsFor', act.waitsFor),
      sealedPayload: sealer.sealJson('sealedPayload', act.payload),
      ...{ createdAt: now, expiresAt: jointActExpiry(now) },
    },
  })
  if ('draftId' in once) await store.prisma.draft.update({ where: { id: once.draftId }, data: { submittedAs: id } })
  await addNoticeEvent(store, {
    ...{ key: `jointAct:${id}`, kind: 'jointAct', brukareId, providerId: null, resourceId: id },
    ...{ forId: null, byId: doer.personId },
  })
  await logWrite(store, 'joint.ask', subjectOf({ id, brukareId }), doer)
  return { id, created: true }
}

type Yes = Parameters<JointActRepository['confirm']>[0]

async function confirm(store: Store, { name, alone, lapsed, execution, doer, ...key }: Yes): Promise<Confirmed> {
  const row = await holdWaiting(store, key)
  if (row === null || row.personId === doer.personId) return 'gone'
  const { personId, role: confirmedAs } = doer
  const isNew = row.confirmations.every((yes) => yes.personId !== personId)
  if (isNew) {
    const id = { jointActId: row.id, personId }
    const sealedName = sealerFor(store.vault, 'JointConfirmation', yesId(id)).seal('sealedName', name)
    await store.prisma.jointConfirmation.create({ data: { ...id, confirmedAs, alone, sealedName, at: store.clock() } })
  }
  const all = isNew ? [...row.confirmations, { personId, alone }] : row.confirmations
  const counting = all.filter((yes) => !lapsed.includes(yes.personId))
  const outcome = execution !== null && isAgreed(row, counting) ? await execute(store, execution) : 'waiting'
  if (outcome === 'gone') await end(store, row, { state: 'expired' })
  if (typeof outcome === 'object') await end(store, row, { state: 'done', resultId: outcome.resultId })
  if (isNew) await logWrite(store, 'joint.confirm', subjectOf(row), doer)
  return typeof outcome === 'object' ? 'done' : outcome
}

/** Acts of those who hold a right together, sealed. */
export function createJointActs(store: Store): JointActRepository {
  const inOrder = (createdAt: 'asc' | 'desc') => ({ orderBy: [{ createdAt }, { id: 'asc' as const }] })
  const once = <T>(work: (inner: Store) => Promise<T>) => retryWhile(isTaken, () => store.atomically(work))
  return {
    ask: (act) => once((inner) => ask(inner, act)),
    async find({ id, brukareId }) {
      const row = await store.prisma.jointAct.findFirst({ where: { id, brukareId }, include: withYes })
      return row && toJointAct(store, row)
    },
    isAny: async (brukareId) => (await store.prisma.jointAct.count({ where: { brukareId } })) > 0,
    async list(brukareId) {
      const rows = await store.prisma.jointAct.findMany({
        where: { brukareId },
        include: withYes,
        ...inOrder('desc'),
        take: 100,
      })
      return rows.map((row) => toJointAct(store, row))
    },
    async listTold({ personId, brukareIds }) {
      const now = store.clock()
      const lately = new Date(now.getTime() - toldForMs)
      const isUnanswered = { state: 'waiting' as const, expiresAt: { gt: lately, lte: now } }
      const hasEnded = { state: { in: ['declined' as const, 'expired' as const] }, endedAt: { gt: lately } }
      const rows = await store.prisma.jointAct.findMany({
        where: {
          brukareId: { in: [...brukareIds] },
          OR: [
            { state: 'waiting', expiresAt: { gt: now } },
            { personId, OR: [isUnanswered, hasEnded] },
          ],
        },
        include: withYes,
        ...inOrder('asc'),
      })
      return rows.map((row) => toJointAct(store, row))
    },
    confirm: (yes) => once((inner) => confirm(inner, yes)),
    decline: ({ name, reason, doer, ...key }) =>
      store.atomically(async (inner) => {
        const row = await holdWaiting(inner, key)
        if (row === null || row.personId === doer.personId) return false
        const sealer = sealerFor(inner.vault, 'JointAct', row.id)
        const sealedReason = sealer.seal('sealedReason', reason)
        await end(inner, row, { state: 'declined', sealedEndedBy: sealer.seal('sealedEndedBy', name), sealedReason })
        await logWrite(inner, 'joint.decline', subjectOf(row), doer)
        return true
      }),
    takeBack: ({ doer, ...key }) =>
      store.atomically(async (inner) => {
        const row = await holdWaiting(inner, key)
        if (row === null || row.personId !== doer.personId) return false
        await end(inner, row, { state: 'takenBack' })
        await logWrite(inner, 'joint.takeBack', subjectOf(row), doer)
        return true
      }),
    expire: (key) =>
      store.atomically(async (inner) => {
        const row = await hold(inner, key)
        if (row?.state === 'waiting') await end(inner, row, { state: 'expired' })
      }),
  }
}
