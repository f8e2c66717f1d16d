import type { AccessService, Rights } from '~/auth/access.server'
import type { Access } from '~/auth/types'
import type { Database, JointAct, Objection } from '~/database/types'
import { holderOf, isAgreed, yesOf, type MayDo } from '~/domain/joint/act'
import { giverEnds, placeAt } from '~/domain/access/rights'
import type { ProviderGateway } from '~/provider/types'
import { jointActView, jointListView, type JointActView, type JointListView } from '~/views/joint/act'
import type { JointPayload } from '~/views/joint/payload'
import { aboutSchema } from '~/views/objections/about'
import type { Scene } from '~/views/frame/scene'
import { doerOf } from '~/services/access-log/log.server'
import type { AccessDraftsService } from '~/services/access/drafts.server'
import { actorOf, providerName } from '~/services/frame/gather.server'
import { tellFullmakt } from '~/services/fullmakt/telling.server'
import type { JointAsking } from './asking.server'
import { createJointExecution } from './execution.server'
import { createJointJudging, type Found } from './judging.server'

type Parts = {
  database: Pick<Database, 'jointActs' | 'persons' | 'objections'>
  access: Pick<AccessService, 'rightsOf' | 'standingRights'>
  provider: Pick<
    ProviderGateway,
    'providers' | 'listFaststallandeFullmakter' | 'giveFaststallandeFullmakt' | 'withdrawFaststallandeFullmakt'
  >
  drafts: Pick<AccessDraftsService, 'numberFault'>
  asking: JointAsking
  /** Wakes the outbox worker: something is to be sent. */
  nudge: () => void
}

/**
 * What came of an answer. `waiting`: more must answer; `gone`: it no longer waits; `failed`: the provider did not take it;
 * `unknown`: whether it may be done cannot be known now, and nothing is saved.
 */
export type JointAnswer = 'done' | 'waiting' | 'gone' | 'failed' | 'unknown'

/** What waits for those who hold a right together: seeing it, agreeing, declining, taking back. */
export function createJointActsService({ database, access: rights, provider, drafts, asking, nudge }: Parts) {
  const { jointActs, objections } = database
  const executionOf = createJointExecution({ database, drafts })
  const { open, judged } = createJointJudging({ database, access: rights })

  return {
    /** Where the list is; null when the viewer acts alone and nothing has been asked about the brukare. */
    async listHref(access: Access): Promise<string | null> {
      const { brukare, jointScopes } = access
      const isAny = async () => (await jointActs.list(brukare.id)).some((act) => holderOf(act, access) !== null)
      return jointScopes.size > 0 || (await isAny()) ? `/b/${brukare.id}/tillsammans` : null
    },

    /** What has been asked about the brukare, as far as the viewer's scopes go: what waits first. */
    async list(access: Access, scene: Scene): Promise<JointListView> {
      const all = await jointActs.list(access.brukare.id)
      const found = await Promise.all(all.map((act) => judged(access, scene, act)))
      return jointListView(
        found.flatMap((one) => (one === null ? [] : [one])),
        viewerOf(access),
        scene,
      )
    },

    /** One, with all that is asked; null when it is not this brukare's or not within the viewer's scopes. */
    async get(access: Access, scene: Scene, id: string): Promise<JointActView | null> {
      const found = await open(access, scene, id)
      if (found === null) return null
      const { payload, asker } = found
      const withdrawn = payload.kind === 'withdrawObjection' ? await objectionOf(access, payload.objectionId) : null
      const place = payload.kind === 'giveAccess' ? '' : providerName(provider, payload.providerId)
      const about = aboutSchema.safeParse(withdrawn?.about)
      const objection = withdrawn && { ...withdrawn, about: about.success ? about.data : null }
      const endsBy = payload.kind === 'giveAccess' && asker !== null ? giverEnds(asker.places, payload.scopes) : null
      return jointActView({ ...found, objection, endsBy, providerName: place }, viewerOf(access), scene)
    },

    /** What the viewer may do with an act now; null when there is no such act for the viewer. */
    async may(access: Access, scene: Scene, id: string): Promise<(MayDo & Pick<JointAct, 'kind'>) | null> {
      const found = await open(access, scene, id)
      return found && { ...found.may, kind: found.act.kind }
    },

    /** The viewer agrees; when that is enough it is done, once. Null: no such act. */
    async confirm(access: Access, scene: Scene, id: string): Promise<JointAnswer | null> {
      const found = await open(access, scene, id)
      if (found === null) return null
      if (!found.may.confirm || found.asker === null) return answered(access, found)
      const done = await agree(access, scene, found, found.asker)
      nudge()
      // Two who said yes at once did not see each other's: now both do.
      const again = done === 'waiting' ? await open(access, scene, id) : null
      return again?.may.confirm === true && again.asker !== null ? agree(access, scene, again, again.asker) : done
    },

    /** The viewer says no, and why; the same no twice is one. `gone`: it no longer waits for the viewer. Null: no such act. */
    async decline(access: Access, scene: Scene, id: string, reason: string): Promise<'done' | 'gone' | null> {
      const found = await open(access, scene, id)
      if (found === null) return null
      const { act, may } = found
      const { name } = access.viewer
      if (!may.decline) {
        return act.state === 'declined' && act.endedBy === name && act.reason === reason ? 'done' : 'gone'
      }
      return (await jointActs.decline({ ...keyOf(access, scene, id), name, reason })) ? 'done' : 'gone'
    },

    /** The viewer takes back what the viewer has asked for. False: it no longer waits. Null: no such act. */
    async takeBack(access: Access, scene: Scene, id: string): Promise<boolean | null> {
      const found = await open(access, scene, id)
      if (found === null) return null
      return found.may.takeBack && (await jointActs.takeBack(keyOf(access, scene, id)))
    },

    /**
     * The viewer asks again what got a no, or no answer in time: a new question, whose id is given. What has been asked again
     * already, and waits or is done, is not asked twice. Null: it is not the viewer's.
     */
    async again(access: Access, scene: Scene, id: string): Promise<string | null> {
      const found = await open(access, scene, id)
      if (found?.later != null) return found.later
      return found?.may.askAgain ? asking.ask(access, scene, found.payload, onceAgain(access, found)) : null
    },
  }

  /** What is told of a yes that changes nothing: it may have been said before, also by a second press of the same button. */
  function answered({ viewer }: Access, { act, may, asker, isUnsure, standing }: Found): JointAnswer {
    const isMine = (one: { personId: string }) => one.personId === viewer.personId
    if (act.state === 'done' && act.confirmations.some(isMine)) return 'done'
    if (act.state !== 'waiting') return 'gone'
    if (standing.some(isMine)) return 'waiting'
    return isUnsure || asker === null || may.confirm ? 'unknown' : 'gone'
  }

  /** There is one question of a thing at a time, however often it is asked. */
  function onceAgain({ brukare }: Access, { act, payload }: Found): { key: string } {
    switch (payload.kind) {
      case 'withdrawObjection':
        return { key: `withdraw:${payload.objectionId}` }
      case 'giveFullmakt':
        return { key: `fullmakt:${brukare.id}:${payload.providerId}`.slice(0, 140) }
      default:
        return { key: `again:${act.id}` }
    }
  }

  function keyOf(access: Access, { requestId }: Scene, id: string) {
    return { id, brukareId: access.brukare.id, doer: doerOf(access, requestId) }
  }

  function viewerOf({ viewer, brukare }: Access) {
    return { personId: viewer.personId, base: `/b/${brukare.id}` }
  }

  async function objectionOf(access: Access, id: string): Promise<Objection | null> {
    return objections.find({ id, brukareId: access.brukare.id })
  }

  async function agree(access: Access, scene: Scene, found: Found, asker: Rights): Promise<JointAnswer> {
    const { act, payload, standing } = found
    const { personId, name } = access.viewer
    const own = yesOf(act, personId, access)
    if (own === null) return 'gone'
    const before = standing.filter((one) => one.personId !== personId)
    const counting = new Set([...before, own].map((one) => one.personId))
    const lapsed = act.confirmations.flatMap((one) => (counting.has(one.personId) ? [] : one.personId))
    const yes = { ...keyOf(access, scene, act.id), name, alone: own.alone, lapsed }
    const isEnough = isAgreed(act, [...before, own])
    const execution = isEnough ? await executionOf({ access, scene, act, payload, asker, before }) : 'later'
    if (execution === 'later') return answerOf(await jointActs.confirm({ ...yes, execution: null }))
    if (execution === null) {
      await jointActs.expire({ id: act.id, brukareId: access.brukare.id })
      return 'gone'
    }
    const answer = await jointActs.confirm({ ...yes, execution })
    if (answer !== 'agreed' || execution.kind !== 'giveFullmakt') return answerOf(answer)
    if (!(await tellProvider(access, scene, payload))) return 'failed'
    return answerOf(await jointActs.confirm({ ...yes, execution: { ...execution, given: true } }))
  }

  /** The provider keeps the arbetsledare's fullmakt. The same key gives it once, however often it is told. */
  async function tellProvider(access: Access, scene: Scene, payload: JointPayload): Promise<boolean> {
    if (payload.kind !== 'giveFullmakt') return false
    const place = placeAt(access, payload.providerId, 'access:manage')
    if (place === null) return false
    const { key, to } = payload
    const actor = actorOf(access, place, scene.requestId)
    const told = await tellFullmakt(provider, { place, actor, key, now: scene.now }, { act: 'give', to })
    return told === 'done'
  }
}

const answerOf = (answer: 'done' | 'waiting' | 'agreed' | 'gone'): JointAnswer =>
  answer === 'agreed' ? 'waiting' : answer
