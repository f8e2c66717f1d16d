import type { Access } from '~/auth/types'
import type { Database, ObjectionCase, ObjectionMessage } from '~/database/types'
import type { RightAt } from '~/domain/access/rights'
import { nextState } from '~/domain/objections/objection'
import type { Scene } from '~/views/frame/scene'
import { doerOf } from '~/services/access-log/log.server'
import type { JointAsking } from '~/services/joint/asking.server'
import type { ObjectionDraftsService } from './drafts.server'
import { mayReply, mayWithdraw } from './viewer.server'

type Parts = {
  database: { objections: Pick<Database['objections'], 'reply' | 'withdraw'> }
  drafts: Pick<ObjectionDraftsService, 'beginAgain'>
  joint: JointAsking
  nudge: () => void
  /** The case as it is kept here, and as it stands when the provider has been asked; null: it is not the viewer's to see. */
  known: (access: Access, id: string) => Promise<ObjectionCase | null>
  current: (access: Access, scene: Scene, id: string) => Promise<{ found: ObjectionCase | null; place: RightAt | null }>
}

/** What came of a reply: written, once, or no longer possible. */
export type Done = 'done' | 'tooLate'

/** What came of a withdrawal. `before`: it was taken back already; `asked`: it waits for those who hold the right with the viewer. */
export type Withdrawn = Done | 'before' | { asked: string }

/** What is done with an objection that is lodged: a reply, a withdrawal, and sending again what was refused. */
export function createChanging({ database, drafts, joint, nudge, known, current }: Parts) {
  return {
    /** One reply after an answer; it opens the case again. The same `key` gives the same reply. Null: no such case. */
    async reply(
      access: Access,
      scene: Scene,
      { id, key, text }: { id: string; key: string; text: string },
    ): Promise<Done | null> {
      const { found, place } = await current(access, scene, id)
      if (found === null) return null
      // A second press of the same button.
      const isSame = ({ side, name, text: said }: ObjectionMessage) =>
        side === 'person' && name === access.viewer.name && said === text
      if (found.messages.some(isSame)) return 'done'
      const next = nextState(found.state, 'reply')
      if (next === null || next === 'draft' || !mayReply(found)) return 'tooLate'
      const what = { formKey: key, name: access.viewer.name, text, nextState: next }
      const doer = doerOf(access, scene.requestId, place ?? undefined)
      await database.objections.reply({ objectionId: id, brukareId: access.brukare.id, ...what, doer })
      nudge()
      return 'done'
    },

    /** Takes the objection back, at once. Null: no such case. */
    async withdraw(access: Access, scene: Scene, id: string, text: string | null): Promise<Withdrawn | null> {
      const { found, place } = await current(access, scene, id)
      if (found === null) return null
      if (found.state === 'withdrawn') return 'before'
      if (!mayWithdraw(found)) return 'tooLate'
      const { providerId } = found
      const payload = { kind: 'withdrawObjection', providerId, objectionId: id, text } as const
      const asked = await joint.ask(access, scene, payload, { key: `withdraw:${id}` })
      if (asked !== null) return { asked }
      const doer = doerOf(access, scene.requestId, place ?? undefined)
      const { name } = access.viewer
      const key = { objectionId: id, brukareId: access.brukare.id }
      const after = await database.objections.withdraw({ ...key, name, text, doer })
      nudge()
      return after.state === 'withdrawn' ? 'done' : 'tooLate'
    },

    /** A draft of what the provider has refused, to change and send again; null when there is nothing to send again. */
    async beginAgain(access: Access, id: string): Promise<string | null> {
      const found = await known(access, id)
      return found?.state === 'needsAttention' ? drafts.beginAgain(access, found) : null
    },
  }
}
