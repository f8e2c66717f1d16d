import { randomInt } from 'node:crypto'
import type { Rights } from '~/auth/access.server'
import type { Access } from '~/auth/types'
import type { Database, Doer, JointAct, JointExecution } from '~/database/types'
import { grantableScopes } from '~/domain/access/giving'
import { agreedReach, placeAt, reachOf } from '~/domain/access/rights'
import type { Confirmed } from '~/domain/joint/act'
import { answerDueBy } from '~/domain/objections/objection'
import { isSamordningsnummer } from '~/domain/sign-in/personal-number'
import { objectionReference } from '~/domain/objections/reference'
import { stockholmDate } from '~/domain/time/time'
import type { JointPayload } from '~/views/joint/payload'
import { targetOf } from '~/views/objections/about'
import type { Scene } from '~/views/frame/scene'
import type { AccessDraftsService } from '~/services/access/drafts.server'

type Parts = {
  database: Pick<Database, 'persons'>
  drafts: Pick<AccessDraftsService, 'numberFault'>
}
/** Somebody who said yes before and whose right holds now: what it is counts, and where. */
export type Standing = Confirmed & Pick<Rights, 'places'> & { name: string }
/**
 * An act that is about to be agreed to, by the viewer of `access`; `asker`: what the one who asked may do now; `before`:
 * those whose yes it has already.
 */
type Agreeing = {
  access: Access
  scene: Scene
  act: JointAct
  payload: JointPayload
  asker: Rights
  before: readonly Standing[]
}

/** Both names, as the provider reads them. */
const names = new Intl.ListFormat('sv', { type: 'conjunction' })
/** The contract's longest name. */
const longestName = 200

/**
 * Makes what is to be done of what was asked: it is the asker's act, with the names of all who agree. `later`: at no
 * provider that can give all of it have enough agreed yet. Null: it can no longer be done.
 */
export function createJointExecution({ database, drafts }: Parts) {
  return async (agreeing: Agreeing): Promise<JointExecution | 'later' | null> => {
    const { access, scene, act, payload, asker, before } = agreeing
    const brukareId = access.brukare.id
    const doer: Doer = { personId: act.personId, role: act.askedAs, basis: act.basis, requestId: scene.requestId }
    const all = [...new Set([act.name, ...before.map(({ name }) => name), access.viewer.name])]
    const name = names.format(all).slice(0, longestName)
    switch (payload.kind) {
      case 'lodgeObjection': {
        const { about, reason, ownVersion, text, draftId, resendOf } = payload
        const place = placeAt(asker, payload.providerId, 'object')
        if (place === null) return null
        const content = { target: targetOf(about), reason, ownVersion, text, about }
        if (resendOf !== null) {
          return {
            kind: payload.kind,
            draftId,
            again: { objectionId: resendOf, brukareId, draft: null, content, lodgedBy: name, doer },
          }
        }
        const lodged = { lodgedBy: name, answerDueBy: answerDueBy(scene.now), doer }
        const makeReference = () => objectionReference((below) => randomInt(below))
        return { kind: payload.kind, objection: { ...content, ...lodged, draftId, brukareId, place, makeReference } }
      }
      case 'withdrawObjection': {
        const { objectionId, text } = payload
        return { kind: payload.kind, withdrawal: { objectionId, brukareId, name, text, doer } }
      }
      case 'giveAccess':
        return giving(agreeing, payload, doer)
      case 'giveFullmakt':
        return { kind: payload.kind, given: false, providerId: payload.providerId, brukareId, giver: doer }
    }
  }

  /** Null when it can no longer be given: the person has access already, the last day has passed, the giver may give less. */
  async function giving(
    { access, scene, act, asker, before }: Agreeing,
    payload: Extract<JointPayload, { kind: 'giveAccess' }>,
    doer: Doer,
  ): Promise<JointExecution | 'later' | null> {
    const { role: kind, name, number, validTo, message, draftId } = payload
    const { brukare } = access
    const today = stockholmDate(scene.now)
    const grantable = grantableScopes(kind, asker)
    const wanted = grantable.filter((scope) => payload.scopes.includes(scope))
    const giver = { places: asker.places.filter(({ providerId }) => payload.providerIds.includes(providerId)) }
    const covers = (reach: ReturnType<typeof reachOf>) =>
      payload.scopes.every((scope) => reach.some((one) => one.scopes.includes(scope)))
    const isPast = validTo !== null && validTo < today
    if (brukare.protectedIdentity || isPast || !covers(reachOf(giver.places, wanted))) return null
    const reach = agreedReach(giver, [access, ...before], wanted)
    if (!covers(reach)) return 'later'
    const { scopes } = payload
    const asGiver = { brukare, role: act.askedAs, places: asker.places, viewer: { personId: act.personId } }
    if ((await drafts.numberFault(asGiver, number)) !== null) return null
    const isCoordinationNumber = isSamordningsnummer(number)
    const person = await database.persons.findOrCreate({ number, name, isCoordinationNumber, nameIsHearsay: true })
    return {
      ...{ kind: payload.kind, draftId, giver: doer },
      grant: {
        ...{ kind, scopes, reach, personId: person.id, brukareId: brukare.id, validFrom: today, validTo },
        ...{ givenBy: act.personId, givenAs: act.askedAs, invitedName: name },
        message: message === '' ? null : message,
      },
    }
  }
}
