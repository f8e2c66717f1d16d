import type { Access } from '~/auth/types'
import type { Database, Wish, WishCase } from '~/database/types'
import { mayAt, placeAt } from '~/domain/access/rights'
import { troubleOf } from '~/domain/delivery/undelivered'
import { knownAs } from '~/domain/known'
import { canTakeBack, isUndecided } from '~/domain/wishes/wish'
import type { ProviderGateway } from '~/provider/types'
import { doerOf } from '~/services/access-log/log.server'
import { mergeNotices, providerName } from '~/services/frame/gather.server'
import { noticesOf, toldAs, type Stay } from '~/services/objections/told.server'
import type { ScheduleService } from '~/services/schedule/schedule.server'
import type { UrgentAround } from '~/services/urgent/around.server'
import type { Scene } from '~/views/frame/scene'
import { wishDraftSchema } from '~/views/wishes/draft'
import { createWishBeginning } from './begin.server'
import type { WishDraftsService } from './drafts.server'
import { createWishPlan } from './plan.server'
import { asSeenBy } from './rights.server'
import { createWishSending } from './sending.server'
import type { WishSync } from './sync.server'
import type { ListedWish, WishesService, WishUnsent } from './types'

type Parts = {
  database: Pick<Database, 'wishes' | 'outbox'>
  provider: Pick<ProviderGateway, 'providers' | 'getCapabilities' | 'listDocuments' | 'getBrukare'>
  schedule: Pick<ScheduleService, 'shifts'>
  around: Pick<UrgentAround, 'callAt'>
  drafts: WishDraftsService
  sync: Pick<WishSync, 'syncList'>
  stays: (access: Access, scene: Scene) => Promise<Stay[]>
  /** Wakes the outbox worker: something is to be sent. */
  nudge: () => void
}

/** Wishes: writing, sending, following, taking back. */
export function createWishesService(parts: Parts): WishesService {
  const { database, provider, around, drafts, sync, stays, nudge } = parts
  const plan = createWishPlan(parts)

  async function known(access: Access, id: string): Promise<WishCase | null> {
    const found = await database.wishes.find({ id, brukareId: access.brukare.id })
    return found !== null && mayAt(access, found.providerId, 'wish') ? found : null
  }

  /** The wish after the provider has been asked. */
  async function current(access: Access, scene: Scene, id: string) {
    const found = await known(access, id)
    if (found === null || found.providerWishId === null) return { found, notices: [] }
    const own = (await stays(access, scene)).filter(({ place }) => place.providerId === found.providerId)
    const states = await sync.syncList({ id: access.brukare.id, stays: own })
    const notices = states.flatMap((state) => noticesOf(provider, state, [found]))
    return { found: await known(access, id), notices }
  }

  /** What waits to be sent of each wish, by its id. */
  async function unsent(access: Access, scene: Scene): Promise<ReadonlyMap<string, WishUnsent>> {
    const items = await database.outbox.listUndelivered([access.brukare.id])
    return new Map(
      items.flatMap((item): [string, WishUnsent][] => {
        const { topic, wishId, since } = item
        if (wishId === null || (topic !== 'wish' && topic !== 'wishWithdrawal')) return []
        return [[wishId, { what: topic, since, trouble: troubleOf(item, scene.now) }]]
      }),
    )
  }

  return {
    ...createWishBeginning({ provider, around, plan, drafts }),
    ...createWishSending({ database, drafts, plan, nudge }),
    ahead: plan.ahead,
    draft: (access, draftId) => drafts.find(access, draftId),
    save: (access, scene, draftId, sent) => drafts.save(access, scene, draftId, sent),
    remove: (access, draftId) => drafts.remove(access, draftId),

    async list(access, scene) {
      const { id } = access.brukare
      const there = await stays(access, scene)
      const states = await sync.syncList({ id, stays: there })
      const [all, open, waiting] = await Promise.all([
        database.wishes.listForBrukare(id),
        drafts.list(access),
        unsent(access, scene),
      ])
      const wishes = all
        .filter(({ providerId }) => mayAt(access, providerId, 'wish'))
        .map((wish): ListedWish => {
          return {
            ...asSeenBy(access, wish),
            providerName: providerName(provider, wish.providerId),
            unsent: waiting.get(wish.id) ?? null,
          }
        })
        .sort((a, b) => Number(isUndecided(b.state)) - Number(isUndecided(a.state)))
      // Where no provider has such a thing, what was sent here is all there is.
      const told =
        states.length === 0
          ? knownAs({ is: 'none', asOf: scene.now, kept: false }, wishes)
          : toldAs(states, wishes, wishes, 'wish')
      const notices = mergeNotices(...states.map((state) => noticesOf(provider, state, wishes)))
      return { wishes: told, drafts: open, notices }
    },

    async case(access, scene, wishId) {
      const { found: whole, notices } = await current(access, scene, wishId)
      const place = whole && placeAt(access, whole.providerId, 'wish')
      if (whole === null || place === null) return null
      const found = asSeenBy(access, whole)
      const [waiting, call] = await Promise.all([unsent(access, scene), around.callAt(access, scene, place)])
      const { id, providerId, reference, state, about } = found
      return {
        wish: { ...found, providerName: providerName(provider, providerId), unsent: waiting.get(id) ?? null },
        mayWithdraw: canTakeBack(state),
        mayResend: state === 'needsAttention' && wishDraftSchema.safeParse(about).success,
        ...{ call, notices, log: { id, providerId, about: reference } },
      }
    },

    async declining(access, { providerId, shiftId }) {
      const place = placeAt(access, providerId, 'wish')
      if (place === null) return null
      // One that cannot be read is told of where the schedule is read (declined.server).
      const accepted = await database.wishes.listAcceptedAt(place, () => undefined)
      const isOfIt = ({ kind, ...wish }: Wish) =>
        kind === 'cancel' ? wish.shiftId === shiftId : wish.shiftIds?.includes(shiftId) === true
      return accepted.find(isOfIt)?.id ?? null
    },

    async withdraw(access, scene, wishId) {
      const { found } = await current(access, scene, wishId)
      const place = found && placeAt(access, found.providerId, 'wish')
      if (found === null || place === null) return null
      if (found.state === 'withdrawn') return 'done'
      if (!canTakeBack(found.state)) return 'tooLate'
      const doer = doerOf(access, scene.requestId, place)
      const key = { wishId, brukareId: access.brukare.id, name: access.viewer.name }
      const after = await database.wishes.withdraw({ ...key, doer })
      if (after.state !== 'withdrawn') return 'tooLate'
      nudge()
      return 'done'
    },

    async beginAgain(access, wishId) {
      const found = await known(access, wishId)
      if (found === null) return null
      return { draftId: found.state === 'needsAttention' ? await drafts.beginAgain(access, found) : null }
    },
  }
}
