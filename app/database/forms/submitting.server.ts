import { fault } from '~/platform/errors.server'
import { createAccessLog } from '~/database/access-log/log.server'
import type { Store } from '~/database/store.server'
import type { AccessEntry, Doer, DraftKind } from '~/database/types'

/** What a write in a transaction is about. */
type WrittenType =
  'objection' | 'comment' | 'review' | 'access' | 'ownNote' | 'jointAct' | 'fullmakt' | 'shift' | 'calendar' | 'wish'

/** `providerId`: whose matters it is about; `period` and `about` as in the log (AccessEntry). */
type Written = Pick<AccessEntry, 'providerId' | 'period' | 'about'> & {
  id: string
  brukareId: string
  type: WrittenType
}

/** The code of the fault for a draft that another tab has saved since what is to be submitted of it was shown. */
export const draftChanged = 'draft-changed'

/**
 * Holds the draft until commit, so that two who submit it take turns. `version`: what was shown of it, where that matters.
 * @throws Fault `notFound` when it is not this person's; `invalid` (`draft-changed`) when it is not submitted and has
 * another version
 */
export async function holdDraft(
  store: Store,
  kind: DraftKind,
  { draftId, brukareId, doer, version }: { draftId: string; brukareId: string; doer: Doer; version?: number },
): Promise<void> {
  await store.prisma.$executeRaw`SELECT 1 FROM "Draft" WHERE "id" = ${draftId} FOR UPDATE`
  const where = { id: draftId, kind, brukareId, personId: doer.personId }
  const draft = await store.prisma.draft.findFirst({ where })
  if (draft === null) throw fault('notFound', { code: 'draft-not-found', message: 'the draft to submit is not there' })
  if (version === undefined || draft.submittedAs !== null || draft.version === version) return
  throw fault('invalid', { code: draftChanged, message: 'the draft has been saved since it was shown' })
}

/**
 * The draft's mark and the access log's row: the last two of a submit, since the log's chain is held until commit. `act`:
 * sent for the first time, or again after it was refused; the draft leads to it all the same.
 */
export async function markSubmitted(
  store: Store,
  subject: Written & { draftId: string },
  doer: Doer,
  act: 'submit' | 'resend' = 'submit',
): Promise<void> {
  await store.prisma.draft.update({ where: { id: subject.draftId }, data: { submittedAs: subject.id } })
  await logWrite(store, `${subject.type}.${act}`, subject, doer)
}

/** The access log's row for a write that was allowed. */
export async function logWrite(
  store: Store,
  action: string,
  subject: Written,
  { personId, role, basis, requestId }: Doer,
): Promise<void> {
  await createAccessLog(store).append({
    personId,
    brukareId: subject.brukareId,
    role,
    basis,
    action,
    resourceType: subject.type,
    resourceId: subject.id,
    ...{ providerId: subject.providerId, period: subject.period, about: subject.about },
    outcome: 'allowed',
    requestId,
  })
}
