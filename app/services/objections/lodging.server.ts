import { randomInt } from 'node:crypto'
import type { Access } from '~/auth/types'
import type { Database, ObjectionContent } from '~/database/types'
import { placeAt, type RightAt } from '~/domain/access/rights'
import { answerDueBy } from '~/domain/objections/objection'
import { objectionReference } from '~/domain/objections/reference'
import { targetOf } from '~/views/objections/about'
import {
  aboutOf,
  firstOpenStep,
  ownVersionOf,
  reasonOf,
  type DraftValues,
  type FormStep,
} from '~/views/objections/draft'
import type { Scene } from '~/views/frame/scene'
import { unlessChanged } from '~/services/forms/unless-changed.server'
import { doerOf } from '~/services/access-log/log.server'
import type { JointAsking } from '~/services/joint/asking.server'
import type { ObjectionDraftsService } from './drafts.server'

type Parts = {
  database: { objections: Pick<Database['objections'], 'submit' | 'resend'> }
  drafts: Pick<ObjectionDraftsService, 'find'>
  joint: JointAsking
  nudge: () => void
}

/**
 * What came of sending a draft. `asked`: it waits for those who hold the right with the viewer. `changed`: another tab has
 * changed it since it was checked. `settled`: somebody else has sent the refused objection again, or taken it back; nothing is
 * sent, and the draft is still there.
 */
export type Submitted =
  | { state: 'sent'; objectionId: string }
  | { state: 'asked'; jointActId: string }
  | { state: 'incomplete'; step: FormStep }
  | { state: 'changed' }
  | { state: 'settled' }

/** The sending of a draft: it becomes an objection, or replaces what the provider refused. */
export function createLodging({ database, drafts, joint, nudge }: Parts) {
  return {
    /**
     * Sends a draft, once: the same draft gives the same objection, also where it replaces a refused one. `version` is the
     * draft's, when it was checked. Null when there is no such draft: it may have been removed in another tab.
     */
    async submit(
      access: Access,
      scene: Scene,
      { draftId, version }: { draftId: string; version: number },
    ): Promise<Submitted | null> {
      const draft = await drafts.find(access, draftId)
      if (draft === null) return null
      if (draft.state === 'submitted') return { state: 'sent', objectionId: draft.objectionId }
      const step = firstOpenStep(draft.values)
      if (step !== null) return { state: 'incomplete', step }
      if (draft.version !== version) return { state: 'changed' }
      const place = placeAt(access, draft.values.providerId, 'object')
      const content = contentOf(draft.values)
      if (place === null || content === null) return null
      const replaces = draft.values.resendOf
      const sent = await unlessChanged(async (): Promise<Submitted> => {
        const jointActId = await ask(access, scene, { draftId, version }, draft.values)
        if (jointActId !== null) return { state: 'asked', jointActId }
        if (replaces !== null) return sendAgain(access, scene, { draftId, version, replaces, place, content })
        return { state: 'sent', objectionId: await lodge(access, scene, { draftId, version, place, content }) }
      })
      if (sent?.state === 'sent') nudge()
      return sent ?? { state: 'changed' }
    },
  }

  /** Null when the viewer may lodge it alone. */
  async function ask(
    access: Access,
    scene: Scene,
    { draftId, version }: { draftId: string; version: number },
    values: DraftValues,
  ): Promise<string | null> {
    const { providerId, resendOf, text } = values
    const reason = reasonOf(values)
    if (reason === null) return null
    const said = { about: aboutOf(values), reason, ownVersion: ownVersionOf(values), text }
    const payload = { kind: 'lodgeObjection', providerId, draftId, resendOf, ...said } as const
    return joint.ask(access, scene, payload, { draftId, version, draftKind: 'objection' })
  }

  async function lodge(
    access: Access,
    scene: Scene,
    {
      draftId,
      version,
      place,
      content,
    }: { draftId: string; version: number; place: RightAt; content: ObjectionContent },
  ): Promise<string> {
    const { objection } = await database.objections.submit({
      ...content,
      ...{ draftId, version, brukareId: access.brukare.id, place },
      lodgedBy: access.viewer.name,
      answerDueBy: answerDueBy(scene.now),
      doer: doerOf(access, scene.requestId, place),
      makeReference: () => objectionReference((below) => randomInt(below)),
    })
    return objection.id
  }

  async function sendAgain(
    access: Access,
    scene: Scene,
    {
      draftId,
      version,
      replaces,
      place,
      content,
    }: { draftId: string; version: number; replaces: string; place: RightAt; content: ObjectionContent },
  ): Promise<Submitted> {
    const isSent = await database.objections.resend({
      ...{ objectionId: replaces, brukareId: access.brukare.id, draft: { draftId, version }, content },
      ...{ lodgedBy: access.viewer.name, doer: doerOf(access, scene.requestId, place) },
    })
    return isSent ? { state: 'sent', objectionId: replaces } : { state: 'settled' }
  }
}

/** What a finished draft says. Null while it has no reason. */
function contentOf(values: DraftValues): ObjectionContent | null {
  const about = aboutOf(values)
  const reason = reasonOf(values)
  if (reason === null) return null
  return { target: targetOf(about), reason, ownVersion: ownVersionOf(values), text: values.text, about }
}
