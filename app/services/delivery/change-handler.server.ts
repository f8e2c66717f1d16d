import { randomUUID } from 'node:crypto'
import type { AccessService } from '~/auth/access.server'
import type { Brukare, NewNoticeEvent, Objection } from '~/database/types'
import { isLateNews } from '~/domain/notices/event'
import { placeAt } from '~/domain/access/rights'
import type { Clock } from '~/platform/clock'
import type { Place } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import type { ObjectionSync } from '~/services/objections/sync.server'

/**
 * Takes one change. It may come more than once. True when what it is about is in the database as the provider has it now.
 * Throws only when it must be given again.
 */
export type ChangeHandler = (providerId: string, change: Contract['Change']) => Promise<boolean>

type ChangeParts = {
  access: Pick<AccessService, 'rightsOf'>
  clock: Clock
  database: {
    brukare: { findByPlace: (place: Place) => Promise<Pick<Brukare, 'id'> | null> }
    objections: {
      listForBrukare: (
        brukareId: string,
      ) => Promise<Pick<Objection, 'providerId' | 'providerObjectionId' | 'personId' | 'onBehalfOf' | 'state'>[]>
    }
    notices: { add: (event: NewNoticeEvent) => Promise<boolean> }
  }
  sync: Pick<ObjectionSync, 'mustSyncOne'>
}

/** Of what the provider has not confirmed: sent, or withdrawn while it was. What it has refused it does not have. */
const maybeArrived: ReadonlySet<Objection['state']> = new Set(['queued', 'withdrawn'])

/**
 * Takes what the feeds tell: writes down that something was approved, and brings an objection that has changed into the database, on behalf of the person who lodged it here, or who lodged one
 * here that may have arrived unseen, while that person may follow it at the provider. Another waits until somebody with a
 * right to see it opens the list.
 */
export function createChangeHandler({ database, access, sync, clock }: ChangeParts): ChangeHandler {
  return async (providerId, change) => {
    const { type, brukareId, resourceId } = change
    const place = { providerId, brukareId }
    if (type === 'objection') return bring(place, resourceId)
    if (type === 'faststallande') await note(place, change)
    return false
  }

  /** Writes down that something was approved, for whoever wants to be told of it. Not what is old: a feed may be read anew. */
  async function note({ providerId, brukareId }: Place, { resourceId, at }: Contract['Change']): Promise<void> {
    if (isLateNews(new Date(at), clock())) return
    const brukare = await database.brukare.findByPlace({ providerId, brukareId })
    if (brukare === null) return
    await database.notices.add({
      ...{ key: `faststalld:${providerId}/${resourceId}`, kind: 'faststalld', brukareId: brukare.id, providerId },
      ...{ resourceId, forId: null, byId: null },
    })
  }

  /** True when it is in the database as the provider has it now. */
  async function bring(place: Place, resourceId: string): Promise<boolean> {
    const { providerId, brukareId } = place
    const brukare = await database.brukare.findByPlace(place)
    if (brukare === null) return false
    const objections = await database.objections.listForBrukare(brukare.id)
    const there = objections.filter((one) => one.providerId === providerId && one.personId !== null)
    // One that was lodged here and whose receipt never came may be it: the provider's word tells by its number.
    const own =
      there.find((one) => one.providerObjectionId === resourceId) ??
      there.find(({ providerObjectionId, state }) => providerObjectionId === null && maybeArrived.has(state))
    if (own?.personId == null) return false
    const requestId = randomUUID()
    const rights = await access.rightsOf(own.personId, brukare.id, requestId)
    const right = rights && placeAt(rights, providerId, 'object')
    if (right?.brukareId !== brukareId) return false
    const actor = { personId: own.personId, role: right.role, requestId }
    return sync.mustSyncOne({ brukareId: brukare.id, place, providerObjectionId: resourceId }, actor)
  }
}
