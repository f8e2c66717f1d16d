import { randomInt } from 'node:crypto'
import type { AccessService, Rights } from '~/auth/access.server'
import type { Access } from '~/auth/types'
import type { Database, Doer, JointAct, JointExecution } from '~/database/types'
import { grantableScopes } from '~/domain/access/giving'
import { agreedReach, placeAt } from '~/domain/access/rights'
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
  access: Pick<AccessService, 'rightsOf'>
}
/** An act that is about to be agreed to, by the viewer of `access`; `asker`: what the one who asked may do now. */
type Agreeing = { access: Access; scene: Scene; act: JointAct; payload: JointPayload; asker: Rights }

/** Both names, as the provider reads them. */
const names = new Intl.ListFormat('sv', { type: 'conjunction' })
/** The contract's longest name. */
const longestName = 200

/** Makes what is to be done of what was asked: it is the asker's act, with the names of all who agree. */
export function createJointExecution({ database, drafts, access: rights }: Parts) {
  return async (agreeing: Agreeing): Promise<JointExecution | null> => {
    const { access, scene, act, payload, asker } = agreeing
    const brukareId = access.brukare.id
    const doer: Doer = { personId: act.personId, role: act.askedAs, basis: act.basis, requestId: scene.requestId }
    const all = [...new Set([act.name, ...act.confirmations.map(({ name }) => name), access.viewer.name])]
    const name = names.format(all).slice(0, longestName)
    switch (payload.kind) {
      case 'lodgeObjection': {
        const { about, reason, ownVersion, text, draftId, resendOf } = payload
        const place = placeAt(asker, payload.providerId, 'object')
        if (place === null) return null
        const content = { target: targetOf(about), reason, ownVersion, text, about }
        if (resendOf !== null) {
          return { kind: payload.kind, draftId, again: { objectionId: resendOf, brukareId, content, doer } }
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
    { access, scene, act, asker }: Agreeing,
    payload: Extract<JointPayload, { kind: 'giveAccess' }>,
    giver: Doer,
  ): Promise<JointExecution | null> {
    const { role: kind, name, number, validTo, message, draftId } = payload
    const { brukare } = access
    const today = stockholmDate(scene.now)
    const grantable = grantableScopes(kind, asker)
    const others = await Promise.all(
      act.confirmations.map(({ personId }) => rights.rightsOf(personId, brukare.id, scene.requestId)),
    )
    const agreeing = [access, ...others.flatMap((one) => one ?? [])]
    const reach = agreedReach(
      asker,
      agreeing,
      payload.scopes.filter((scope) => grantable.includes(scope)),
    )
    const scopes = payload.scopes.filter((scope) => reach.some((one) => one.scopes.includes(scope)))
    const isPast = validTo !== null && validTo < today
    if (brukare.protectedIdentity || isPast || scopes.length < payload.scopes.length) return null
    const asGiver = { brukare, role: act.askedAs, places: asker.places, viewer: { personId: act.personId } }
    if ((await drafts.numberFault(asGiver, number)) !== null) return null
    const isCoordinationNumber = isSamordningsnummer(number)
    const person = await database.persons.findOrCreate({ number, name, isCoordinationNumber, nameIsHearsay: true })
    return {
      ...{ kind: payload.kind, draftId, giver },
      grant: {
        ...{ kind, scopes, reach, personId: person.id, brukareId: brukare.id, validFrom: today, validTo },
        ...{ givenBy: act.personId, givenAs: act.askedAs, invitedName: name },
        message: message === '' ? null : message,
      },
    }
  }
}
