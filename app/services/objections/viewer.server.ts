import type { Access } from '~/auth/types'
import type { ObjectionCase } from '~/database/types'
import { placesWith } from '~/domain/access/rights'
import { canReply, canWithdraw } from '~/domain/objections/objection'
import { hasReplied } from '~/views/objections/case'
import type { Scene } from '~/views/frame/scene'
import { actorOf } from '~/services/frame/gather.server'

/** Where the viewer may follow objections, and as whom they are asked for there. */
export function staysOf(access: Access, { requestId }: Scene) {
  return placesWith(access, 'object').map((place) => ({ place, actor: actorOf(access, place, requestId) }))
}

/** Whether one may reply to it now, once. */
export function mayReply(found: ObjectionCase): boolean {
  return canReply({ state: found.state, replied: hasReplied(found) })
}

/** Whether it can be taken back still. */
export function mayWithdraw(found: ObjectionCase): boolean {
  return canWithdraw({ state: found.state, answered: found.answers.length > 0 })
}
