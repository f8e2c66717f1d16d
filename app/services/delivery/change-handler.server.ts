import { randomUUID } from 'node:crypto'
import type { AccessService } from '~/auth/access.server'
import type { Brukare, NewNoticeEvent, Objection, Wish } from '~/database/types'
import type { Scope } from '~/domain/access/representation'
import { isLateNews } from '~/domain/notices/event'
import { placeAt } from '~/domain/access/rights'
import { togetherAt } from '~/domain/notices/plan'
import { monthToReview } from '~/domain/reviews/last-day'
import { stockholmDate } from '~/domain/time/time'
import type { Clock } from '~/platform/clock'
import type { Actor, Place } from '~/provider/types'
import type { Contract } from '../../../provider-api/contract'
import type { ObjectionSync } from '~/services/objections/sync.server'
import type { WishSync } from '~/services/wishes/sync.server'

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
    wishes: {
      listForBrukare: (
        brukareId: string,
      ) => Promise<Pick<Wish, 'providerId' | 'providerWishId' | 'personId' | 'state'>[]>
    }
    notices: { add: (event: NewNoticeEvent) => Promise<boolean> }
  }
  sync: Pick<ObjectionSync, 'mustSyncOne'>
  wishSync: Pick<WishSync, 'mustSync'>
}

/** What was sent here, of a kind that a provider tells changes of. `idThere`: what the provider calls it. */
type Kind = {
  scope: Scope
  list: (
    brukareId: string,
  ) => Promise<{ providerId: string; idThere: string | null; personId: string | null; state: string }[]>
  mustSync: (key: { brukareId: string; place: Place; idThere: string }, actor: Actor) => Promise<boolean>
}

type Happened = Pick<NewNoticeEvent, 'key' | 'kind' | 'resourceId'>

/**
 * What somebody may be told of outside the portal. A plan that changes in several places at once is one event, about the ten
 * minutes it was in; what has come of it is read when somebody is about to be told. A report is about the month that is reviewed now.
 */
function eventOf({ providerId, brukareId }: Place, { type, resourceId, at }: Contract['Change']): Happened | null {
  if (type === 'faststallande') return { key: `faststalld:${providerId}/${resourceId}`, kind: 'faststalld', resourceId }
  const since = togetherAt(new Date(at))
  const key = `${providerId}/${brukareId}:${since}`
  if (type === 'document') {
    return { key: `document:${providerId}/${resourceId}:${since}`, kind: 'document', resourceId }
  }
  if (type === 'shift') return { key: `planChanged:${key}`, kind: 'planChanged', resourceId: since }
  const month = monthToReview(stockholmDate(new Date(at)))
  return type === 'timeReport' ? { key: `reportReady:${key}`, kind: 'reportReady', resourceId: month } : null
}

/** Of what the provider has not confirmed: sent, or withdrawn while it was. What it has refused it does not have. */
const maybeArrived: ReadonlySet<string> = new Set(['queued', 'withdrawn'] satisfies Objection['state'][])

/**
 * Takes what the feeds tell: writes down what somebody may be told of, and brings an objection or a wish that has changed into the database, on behalf of the person who sent it here, or who lodged one
 * here that may have arrived unseen, while that person may follow it at the provider. Another waits until somebody with a
 * right to see it opens the list.
 */
export function createChangeHandler({ database, access, sync, wishSync, clock }: ChangeParts): ChangeHandler {
  const kinds: Record<'objection' | 'wish', Kind> = {
    objection: {
      scope: 'object',
      list: async (brukareId) =>
        (await database.objections.listForBrukare(brukareId)).map(({ providerObjectionId: idThere, ...one }) => {
          return { idThere, ...one }
        }),
      mustSync: ({ idThere: providerObjectionId, ...key }, actor) =>
        sync.mustSyncOne({ ...key, providerObjectionId }, actor),
    },
    wish: {
      scope: 'wish',
      list: async (brukareId) =>
        (await database.wishes.listForBrukare(brukareId)).map(({ providerWishId: idThere, ...one }) => {
          return { idThere, ...one }
        }),
      mustSync: ({ idThere: providerWishId, ...key }, actor) => wishSync.mustSync({ ...key, providerWishId }, actor),
    },
  }

  return async (providerId, change) => {
    const { type, brukareId, resourceId } = change
    const place = { providerId, brukareId }
    if (type === 'objection' || type === 'wish') return bring(place, resourceId, kinds[type])
    const event = eventOf(place, change)
    if (event !== null) await note(place, new Date(change.at), event)
    return false
  }

  /** Writes down what happened, for whoever wants to be told of it. Not what is old: a feed may be read anew. */
  async function note(place: Place, at: Date, event: Happened): Promise<void> {
    if (isLateNews(at, clock())) return
    const brukare = await database.brukare.findByPlace(place)
    if (brukare === null) return
    const about = { brukareId: brukare.id, providerId: place.providerId, forId: null, byId: null }
    await database.notices.add({ ...event, ...about })
  }

  /** True when it is in the database as the provider has it now. */
  async function bring(place: Place, resourceId: string, { scope, list, mustSync }: Kind): Promise<boolean> {
    const brukare = await database.brukare.findByPlace(place)
    if (brukare === null) return false
    const sent = await list(brukare.id)
    const there = sent.filter(({ providerId, personId }) => providerId === place.providerId && personId !== null)
    // One that was sent here and whose receipt never came may be it: the provider's word tells by its number.
    const own =
      there.find(({ idThere }) => idThere === resourceId) ??
      there.find(({ idThere, state }) => idThere === null && maybeArrived.has(state))
    if (own?.personId == null) return false
    const actor = await actorFor({ personId: own.personId, brukareId: brukare.id }, place, scope)
    if (actor === null) return false
    return mustSync({ brukareId: brukare.id, place, idThere: resourceId }, actor)
  }

  /** As whom a provider is asked; null: the person has not the right there now. */
  async function actorFor(
    { personId, brukareId }: { personId: string; brukareId: string },
    place: Place,
    scope: Scope,
  ): Promise<Actor | null> {
    const requestId = randomUUID()
    const rights = await access.rightsOf(personId, brukareId, requestId)
    const right = rights && placeAt(rights, place.providerId, scope)
    return right?.brukareId === place.brukareId ? { personId, role: right.role, requestId } : null
  }
}
