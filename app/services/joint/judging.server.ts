import type { AccessService, Rights } from '~/auth/access.server'
import type { Access } from '~/auth/types'
import type { Database, JointAct } from '~/database/types'
import { asksFor, holderOf, mayDo, othersNeeded, stateOfAct, yesOf, type Holder, type MayDo } from '~/domain/joint/act'
import { jointPayloadSchema, matterOf, type JointPayload } from '~/views/joint/payload'
import type { Scene } from '~/views/frame/scene'
import type { Standing } from './execution.server'

type Parts = {
  database: { jointActs: Pick<Database['jointActs'], 'find' | 'list' | 'expire'> }
  access: Pick<AccessService, 'rightsOf' | 'standingRights'>
}

/**
 * `holder`: what the viewer may do of what the act rests on; `asker`: what the one who asked may do now; `standing`: whose
 * yes counts now, with the rights it rests on; `asks`: it waits for the viewer; `isUnsure`: whether it still may be done cannot be
 * known now; `later`: the same has been asked again, and that waits or is done.
 */
export type Found = {
  act: JointAct
  payload: JointPayload
  holder: Holder
  asker: Rights | null
  standing: readonly Standing[]
  may: MayDo
  asks: boolean
  isUnsure: boolean
  later: string | null
}

/** How an act stands now for somebody: what it waits for, and what they may do. */
export function createJointJudging({ database: { jointActs }, access: rights }: Parts) {
  return { open, judged }

  /** One, as it stands now; null when it is not this brukare's or not within the viewer's scopes. */
  async function open(access: Access, scene: Scene, id: string): Promise<Found | null> {
    const act = await jointActs.find({ id, brukareId: access.brukare.id })
    const found = act && (await judged(access, scene, act))
    if (found?.may.askAgain !== true) return found
    const later = await laterThan(found, scene.now)
    return { ...found, later, may: { ...found.may, askAgain: later === null } }
  }

  /** The newest that the same was asked by after it, and that waits or is done. */
  async function laterThan({ act, payload }: Found, now: Date): Promise<string | null> {
    const isSame = (one: JointAct) => {
      const { data } = jointPayloadSchema.safeParse(one.payload)
      return data !== undefined && data.kind === payload.kind && matterOf(data) === matterOf(payload)
    }
    const all = await jointActs.list(act.brukareId)
    const isStanding = ({ state, expiresAt }: JointAct) => state === 'done' || (state === 'waiting' && expiresAt > now)
    return all.find((one) => one.createdAt > act.createdAt && isStanding(one) && isSame(one))?.id ?? null
  }

  /** An act as it stands now, for the viewer; null when it is not within the viewer's scopes or providers. */
  async function judged(access: Access, scene: Scene, act: JointAct): Promise<Found | null> {
    const holder = holderOf(act, access)
    if (holder === null) return null
    const payload = jointPayloadSchema.parse(act.payload)
    const waits = act.state === 'waiting'
    const known = waits ? await rights.standingRights(act.personId, act.brukareId, scene.requestId) : null
    const asker = known?.rights ?? null
    const asking = asker && holderOf(act, asker)
    const needed = Math.max(act.needed, asking === null ? 0 : othersNeeded(asking, act.kind))
    const stateIf = (isUnsure: boolean) => stateOfAct(act, asking, { now: scene.now, isUnsure })
    const now = { ...act, needed, state: stateIf(known?.unconfirmed === true) }
    const standing = waits ? await standingIn(act, scene) : []
    if (waits && now.state === 'expired') await jointActs.expire({ id: act.id, brukareId: act.brukareId })
    const counting = { ...now, confirmations: standing }
    const { personId } = access.viewer
    const all = mayDo(counting, now.state, personId, holder)
    // By a right that cannot be confirmed now nothing is done.
    const isUnsure = stateIf(false) !== now.state
    const may = isUnsure ? { ...all, confirm: false } : all
    const asks = asksFor(counting, personId, holder)
    return { act: now, payload, holder, asker, standing, may, asks, isUnsure, later: null }
  }

  /** Whose yes counts now: the right that it rests on must hold now, as everybody's must. */
  async function standingIn(act: JointAct, { requestId }: Scene): Promise<Standing[]> {
    const all = act.confirmations.map(async ({ personId, name, alone }) => {
      const held = await rights.rightsOf(personId, act.brukareId, requestId)
      const yes = yesOf(act, personId, held)
      return held === null || yes === null ? [] : { personId, alone: alone && yes.alone, name, places: held.places }
    })
    return (await Promise.all(all)).flat()
  }
}
