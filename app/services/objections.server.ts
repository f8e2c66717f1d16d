import { randomInt, randomUUID } from 'node:crypto'
import type { Access } from '~/auth/types'
import type { Database, Objection, ObjectionCase } from '~/database/types'
import { answerDueBy, canReply, canWithdraw, isOpen, nextState } from '~/domain/objection'
import { objectionReference } from '~/domain/reference'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/notice'
import { aboutSchema, targetOf, type About } from '~/views/objection-about'
import { caseView, type CaseView } from '~/views/objection-case'
import { aboutOf, firstOpenStep, ownVersionOf, reasonOf, type DraftValues, type FormStep } from '~/views/objection-draft'
import { draftItem, objectionItem, type ObjectionListView } from '~/views/objection-list'
import { receiptView, type ReceiptView } from '~/views/objection-receipt'
import type { Scene } from '~/views/scene'
import { doerOf } from './access-log.server'
import { actorOf, providerName } from './gather.server'
import type { ObjectionDraftsService } from './objection-drafts.server'
import type { ObjectionSync, SyncState } from './objection-sync.server'
import { placeAt, type ObjectionTargets } from './objection-targets.server'

type Parts = {
  database: Pick<Database, 'objections'>
  provider: Pick<ProviderGateway, 'providers'>
  sync: ObjectionSync
  targets: Pick<ObjectionTargets, 'describe'>
  drafts: Pick<ObjectionDraftsService, 'find' | 'list' | 'remove' | 'beginAgain'>
  /** Wakes the outbox worker: something is to be sent. */
  nudge: () => void
}

/** The case with what the viewer may do. `replyKey` goes with the form, so that a reply is written once. */
export type CasePage = {
  view: CaseView
  notices: ProviderNotice[]
  mayReply: boolean
  mayWithdraw: boolean
  mayResend: boolean
  replyKey: string
}

/** What came of sending a draft. `changed`: another tab has changed it since it was checked. */
export type Submitted =
  | { state: 'sent'; objectionId: string }
  | { state: 'incomplete'; step: FormStep }
  | { state: 'changed' }

/** What came of a reply or withdrawal: done, or no longer possible. */
export type Done = 'done' | 'tooLate'

export type ObjectionsService = ReturnType<typeof createObjectionsService>

/** Objections from when they are sent: lodging, following, replying, withdrawing. */
export function createObjectionsService({ database, provider, sync, targets, drafts, nudge }: Parts) {
  return {
    /** The brukare's objections, the open first, and the viewer's drafts. */
    async list(access: Access, scene: Scene): Promise<ObjectionListView> {
      const states = await sync.syncList(
        { id: access.brukare.id, places: access.brukare.places },
        actorOf(access, scene.requestId),
      )
      const [objections, open] = await Promise.all([
        database.objections.listForBrukare(access.brukare.id, { limit: 200 }),
        drafts.list(access),
      ])
      const reachable = objections.filter(({ providerId }) => placeAt(access, providerId) !== null)
      const items = await Promise.all(
        reachable.map(async (objection) =>
          objectionItem(objection, await aboutObjection(access, scene, objection), itemPlace(access, objection), scene),
        ),
      )
      const isOpenItem = (index: number) => isOpen(reachable[index]?.state ?? 'closed')
      return {
        open: items.filter((_, index) => isOpenItem(index)),
        done: items.filter((_, index) => !isOpenItem(index)),
        drafts: open.map((draft) => draftItem(draft, access.brukare.id, scene)),
        notices: states.flatMap((state) => noticesOf(state, reachable)),
      }
    },

    /** One case as it stands now; null when it is not this brukare's, or at a provider that this access does not reach. */
    async case(access: Access, scene: Scene, id: string): Promise<CasePage | null> {
      const { found, notices } = await current(access, scene, id)
      if (found === null) return null
      const about = await aboutObjection(access, scene, found)
      const name = providerName(providerGateway, found.providerId)
      return {
        view: caseView(found, about, { brukareName: access.brukare.name, providerName: name }, scene),
        notices,
        mayReply: mayReply(found),
        mayWithdraw: mayWithdraw(found),
        mayResend: found.state === 'needsAttention' && aboutSchema.safeParse(found.about).success,
        replyKey: randomUUID(),
      }
    },

    /** The receipt: exactly what was sent. */
    async receipt(access: Access, scene: Scene, id: string): Promise<ReceiptView | null> {
      const found = await known(access, id)
      if (found === null) return null
      const about = await aboutObjection(access, scene, found)
      const name = providerName(providerGateway, found.providerId)
      return receiptView(found, about, { brukareName: access.brukare.name, providerName: name }, scene)
    },

    /**
     * Sends a draft, once: the same draft gives the same objection. What the provider refused is sent again under its own
     * number. Null when there is no such draft.
     */
    async submit(access: Access, scene: Scene, draftId: string, version: number): Promise<Submitted | null> {
      const draft = await drafts.find(access, draftId)
      if (draft === null) return null
      if (draft.state === 'submitted') return { state: 'sent', objectionId: draft.objectionId }
      const step = firstOpenStep(draft.values)
      if (step !== null) return { state: 'incomplete', step }
      if (draft.version !== version) return { state: 'changed' }
      const place = placeAt(access, draft.values.providerId)
      const content = contentOf(draft.values)
      if (place === null || content === null) return null
      const { resendOf } = draft.values
      const objectionId =
        resendOf === null ? await lodge(access, scene, draftId, place, content) : await sendAgain(access, scene, resendOf, content)
      if (resendOf !== null) await drafts.remove(access, draftId)
      nudge()
      return { state: 'sent', objectionId }
    },

    /** One reply after an answer; it opens the case again. The same `key` gives the same reply. Null: no such case. */
    async reply(access: Access, scene: Scene, id: string, { key, text }: { key: string; text: string }): Promise<Done | null> {
      const { found } = await current(access, scene, id)
      if (found === null) return null
      const next = nextState(found.state, 'reply')
      if (next === null || next === 'draft' || !mayReply(found)) return 'tooLate'
      const doer = doerOf(access, scene.requestId)
      const message = { formKey: key, name: access.viewer.name, text, nextState: next, doer }
      await database.objections.reply({ objectionId: id, brukareId: access.brukare.id, ...message })
      nudge()
      return 'done'
    },

    /** Takes the objection back, at once. Null: no such case. */
    async withdraw(access: Access, scene: Scene, id: string, text: string | null): Promise<Done | null> {
      const { found } = await current(access, scene, id)
      if (found === null) return null
      if (found.state === 'withdrawn') return 'done'
      if (!mayWithdraw(found)) return 'tooLate'
      const doer = doerOf(access, scene.requestId)
      const withdrawal = { name: access.viewer.name, text, doer }
      await database.objections.withdraw({ objectionId: id, brukareId: access.brukare.id, ...withdrawal })
      nudge()
      return 'done'
    },

    /** A draft of what the provider has refused, to be changed and sent again; null when there is nothing to send again. */
    async beginAgain(access: Access, id: string): Promise<string | null> {
      const found = await known(access, id)
      return found?.state === 'needsAttention' ? drafts.beginAgain(access, found) : null
    },
  }

  async function known(access: Access, id: string): Promise<ObjectionCase | null> {
    const found = await database.objections.find({ id, brukareId: access.brukare.id })
    return found !== null && placeAt(access, found.providerId) !== null ? found : null
  }

  /** The case after the provider has been asked. */
  async function current(access: Access, scene: Scene, id: string) {
    const found = await known(access, id)
    const place = found && placeAt(access, found.providerId)
    if (!found || !place || found.providerObjectionId === null) return { found, notices: [] }
    const key = { brukareId: access.brukare.id, place, providerObjectionId: found.providerObjectionId }
    const state = await sync.syncOne(key, actorOf(access, scene.requestId))
    return { found: await known(access, id), notices: noticesOf(state, [found]) }
  }
}
