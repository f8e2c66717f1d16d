import { randomInt } from 'node:crypto'
import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import { wishReference } from '~/domain/wishes/wish'
import { doerOf } from '~/services/access-log/log.server'
import { unlessChanged } from '~/services/forms/unless-changed.server'
import type { Scene } from '~/views/frame/scene'
import type { WishDraftValues, WishShift } from '~/views/wishes/draft'
import { contentOf, isFinished, type WishDraftsService } from './drafts.server'
import { isOver, type WishPlanReader } from './plan.server'
import { placeToWish } from './rights.server'
import type { ShiftTrouble, WishesService, WishSubmitted } from './types'

type Parts = {
  database: { wishes: Pick<Database['wishes'], 'submit' | 'resend'> }
  drafts: Pick<WishDraftsService, 'find' | 'update'>
  plan: Pick<WishPlanReader, 'shift' | 'effect' | 'counted'>
  /** Wakes the outbox worker: something is to be sent. */
  nudge: () => void
}

/** What the schedule says now of the shift of a draft; `shift` null: it is not there, nothing is known, or it is about none. */
type ShiftNow = { trouble: ShiftTrouble | null; shift: WishShift | null }

/** A finished draft on its way: read again against the schedule as it is now, and sent. */
export function createWishSending({ database, drafts, plan, nudge }: Parts): Pick<WishesService, 'check' | 'submit'> {
  /** The schedule can have changed since the draft was begun. Of what cannot be read now it is not said that it has. */
  async function shiftNow(
    access: Access,
    scene: Scene,
    { providerId, kind, shift }: WishDraftValues,
  ): Promise<ShiftNow> {
    if (shift === null) return { trouble: null, shift: null }
    const at = { providerId, date: shift.date, shiftId: shift.id }
    const found = await plan.shift(access, scene, at)
    if (found.is === 'unread') return { trouble: isOver(shift, scene.now) ? 'over' : null, shift: null }
    if (found.shift === null) return { trouble: 'gone', shift: null }
    if (isOver(found.shift, scene.now)) return { trouble: 'over', shift: found.shift }
    return { trouble: saysSame(kind, shift, found.shift) ? null : 'moved', shift: found.shift }
  }

  return {
    async check(access, scene, draftId) {
      const draft = await drafts.find(access, draftId)
      if (draft === null || draft.state === 'submitted') return draft
      const { id, values } = draft
      if (!isFinished(values, scene)) return { state: 'incomplete' }
      const { trouble, shift } = await shiftNow(access, scene, values)
      const updated =
        trouble === 'moved' && shift !== null ? await drafts.update(access, draft, { ...values, shift }) : draft
      if (updated === null) return null
      if (!isFinished(updated.values, scene)) return { state: 'incomplete' }
      const place = placeToWish(access, values)
      const isJoint = place?.jointScopes.has('wish') === true
      const jointWith = isJoint ? place.jointWith : []
      const counted =
        trouble === 'over' || trouble === 'gone'
          ? { effect: null, asOf: null, notices: [] }
          : await plan.effect(access, scene, updated.values)
      return { state: 'ready', id, version: updated.version, values: updated.values, trouble, jointWith, ...counted }
    },

    async submit(access, scene, { draftId, version }): Promise<WishSubmitted | null> {
      const draft = await drafts.find(access, draftId)
      if (draft === null) return null
      if (draft.state === 'submitted') return { state: 'sent', wishId: draft.wishId }
      const { values } = draft
      if (!isFinished(values, scene)) return { state: 'incomplete' }
      if (draft.version !== version) return { state: 'changed' }
      const { trouble } = await shiftNow(access, scene, values)
      if (trouble !== null) return { state: 'otherwise' }
      const place = placeToWish(access, values)
      const said = contentOf(values)
      if (place === null || said === null) return null
      // Only these are declined if the answer is yes: what is planned later was not wished away.
      const content = { ...said, shiftIds: await plan.counted(access, scene, values) }
      const [brukareId, doer] = [access.brukare.id, doerOf(access, scene.requestId, place)]
      const by = { brukareId, doer, sentBy: access.viewer.name }
      const replaces = values.resendOf
      const sent = await unlessChanged(async (): Promise<WishSubmitted> => {
        if (replaces !== null) {
          const again = { ...by, wishId: replaces, draft: { draftId, version }, content }
          return (await database.wishes.resend(again)) ? { state: 'sent', wishId: replaces } : { state: 'settled' }
        }
        const makeReference = () => wishReference((below) => randomInt(below))
        const { wish } = await database.wishes.submit({ ...content, ...by, draftId, version, place, makeReference })
        return { state: 'sent', wishId: wish.id }
      })
      if (sent?.state === 'sent') nudge()
      return sent ?? { state: 'changed' }
    },
  }
}

/** True where the shift is what the wish was written of: of one for another person it matters too who was to come. */
function saysSame(kind: WishDraftValues['kind'], written: WishShift, now: WishShift): boolean {
  const at = (instant: string) => new Date(instant).getTime()
  const isSameTime = at(written.start) === at(now.start) && at(written.end) === at(now.end)
  return isSameTime && (kind !== 'otherPerson' || written.staffName === now.staffName)
}
