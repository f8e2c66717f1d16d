import { sendAgain, withdraw } from '~/database/objections/case.server'
import { lodgeAgreed } from '~/database/objections/lodging.server'
import { give } from '~/database/access/representation-giving.server'
import type { Store } from '~/database/store.server'
import { logWrite } from '~/database/forms/submitting.server'
import type { JointExecution } from '~/database/types'

/**
 * Does what all have agreed to, in the transaction of the last yes. `agreed`: the provider must be told first; `gone`: it
 * can no longer be done, and nothing is written.
 */
export async function execute(store: Store, what: JointExecution): Promise<{ resultId: string } | 'agreed' | 'gone'> {
  switch (what.kind) {
    case 'lodgeObjection': {
      const { draftId } = 'again' in what ? what : what.objection
      const resultId =
        'again' in what ? await resentAs(store, what.again) : ((await lodgeAgreed(store, what.objection))?.id ?? null)
      if (resultId === null) return 'gone'
      await markDraft(store, draftId, resultId)
      return { resultId }
    }
    case 'withdrawObjection': {
      const { objectionId } = what.withdrawal
      return (await withdraw(store, what.withdrawal)) ? { resultId: objectionId } : 'gone'
    }
    case 'giveAccess': {
      const { grant, draftId, giver } = what
      const { id } = await give(store, grant)
      await markDraft(store, draftId, id)
      await logWrite(store, 'access.submit', { id, brukareId: grant.brukareId, type: 'access' }, giver)
      return { resultId: id }
    }
    case 'giveFullmakt': {
      const { given, providerId: id, brukareId, giver } = what
      if (!given) return 'agreed'
      await logWrite(store, 'fullmakt.give', { id, brukareId, providerId: id, type: 'fullmakt' }, giver)
      return { resultId: id }
    }
  }
}

async function resentAs(store: Store, again: Parameters<typeof sendAgain>[1]): Promise<string | null> {
  return (await sendAgain(store, again)) ? again.objectionId : null
}

/** The draft leads to what it became. It may have been purged meanwhile. */
async function markDraft(store: Store, id: string, submittedAs: string): Promise<void> {
  await store.prisma.draft.updateMany({ where: { id }, data: { submittedAs } })
}
