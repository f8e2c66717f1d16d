import type { AccessService } from '~/auth/access.server'
import type { Access } from '~/auth/types'
import type { Database, NewJointAct } from '~/database/types'
import { holderOf, othersNeeded, stateOfAct } from '~/domain/joint/act'
import type { JointPayload } from '~/views/joint/payload'
import type { Scene } from '~/views/frame/scene'
import { doerOf } from '~/services/access-log/log.server'

type Parts = {
  database: { jointActs: Pick<Database['jointActs'], 'ask' | 'find' | 'expire'> }
  access: Pick<AccessService, 'standingRights'>
}

export type JointAsking = ReturnType<typeof createJointAsking>

/** Where every act begins that someone who holds the right together with others may not do alone. */
export function createJointAsking({ database, access: rights }: Parts) {
  const { jointActs } = database

  return {
    /**
     * Puts what the viewer may not do alone to wait for the others, and gives the id of what waits; what waits already is
     * not asked twice. Null: the viewer may do it alone, so nothing is asked.
     */
    async ask(
      access: Access,
      { now, requestId }: Pick<Scene, 'now' | 'requestId'>,
      payload: JointPayload,
      once: NewJointAct['once'],
    ): Promise<string | null> {
      const { kind } = payload
      const providerIds = payload.kind === 'giveAccess' ? payload.providerIds : [payload.providerId]
      const holder = holderOf({ kind, providerIds }, access)
      if (holder === null) throw new Error('somebody without the right came to where an act begins')
      const needed = othersNeeded(holder, kind)
      if (needed === 0) return null
      const brukareId = access.brukare.id
      const act: NewJointAct = {
        ...{ kind, brukareId, needed, payload, once },
        ...{ name: access.viewer.name, waitsFor: holder.jointWith, doer: doerOf(access, requestId, holder) },
      }
      const asked = await jointActs.ask(act)
      if (asked.created) return asked.id
      const known = await jointActs.find({ id: asked.id, brukareId })
      if (known === null || known.state !== 'waiting') return asked.id
      const { rights: asker, unconfirmed: isUnsure } = await rights.standingRights(known.personId, brukareId, requestId)
      if (stateOfAct(known, asker && holderOf(known, asker), { now, isUnsure }) === 'waiting') return known.id
      // Whoever asked before may not any more: then this is a new question.
      await jointActs.expire({ id: known.id, brukareId })
      return (await jointActs.ask(act)).id
    },
  }
}
