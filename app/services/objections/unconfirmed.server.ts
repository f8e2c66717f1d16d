import type { Access } from '~/auth/types'
import type { Database, UndeliveredItem } from '~/database/types'
import { mayAt, placeAt } from '~/domain/access/rights'
import { troubleOf } from '~/domain/delivery/undelivered'
import type { Place, ProviderGateway } from '~/provider/types'
import type { CaseNames } from '~/views/objections/facts'
import {
  phoneFor,
  undeliveredNote,
  undeliveredView,
  type Unconfirmed,
  type CaseSending,
} from '~/views/objections/undelivered'
import type { Scene } from '~/views/frame/scene'
import { actorOf, providerName } from '~/services/frame/gather.server'

type Parts = {
  database: Pick<Database, 'outbox'>
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>
}

/** What of the objections the provider has not confirmed, as far as a person is told. */
export function createUnconfirmed({ database, provider }: Parts) {
  return {
    /** One line for each objection of the brukare that has something, by the objection's id. */
    async notes(access: Access, scene: Scene): Promise<ReadonlyMap<string, string>> {
      const items = await database.outbox.listUndelivered([access.brukare.id])
      const notes = items.flatMap((item): [string, string][] => {
        const told = unconfirmedOf(item, scene.now)
        if (told === null || item.objectionId === null || !mayAt(access, item.providerId, 'object')) return []
        return [[item.objectionId, undeliveredNote(told, providerName(provider, item.providerId), scene)]]
      })
      return new Map(notes)
    },

    /** How the sending of one objection stands, with the number to ring when there is something to tell. */
    async view(
      access: Access,
      scene: Scene,
      objectionId: string,
      { names, mayWithdraw, place }: { names: CaseNames; mayWithdraw: boolean; place: Place | null },
    ): Promise<CaseSending> {
      const items = await database.outbox.listUndelivered([access.brukare.id])
      const item = items.find((one) => one.objectionId === objectionId)
      const told = item === undefined ? null : unconfirmedOf(item, scene.now)
      if (told === null) return { undelivered: null, isSettled: item === undefined }
      const phone = place && (await phoneAt(place, access, scene))
      const around = { names, mayWithdraw, own: access.role === 'brukare', phone }
      return { undelivered: undeliveredView(told, around, scene), isSettled: false }
    },
  }

  /** Also from a kept answer: the provider may be down, which is why somebody wants to ring. */
  async function phoneAt(place: Place, access: Access, scene: Scene): Promise<string | null> {
    const right = placeAt(access, place.providerId, 'object')
    if (right === null) return null
    const answer = await provider.getBrukare(right, actorOf(access, right, scene.requestId))
    return answer.state === 'missing' ? null : phoneFor(answer.data)
  }
}

/** Null when it is of no objection, or only on its way. */
function unconfirmedOf(item: UndeliveredItem, now: Date): Unconfirmed | null {
  const { topic, since } = item
  if (topic !== 'objection' && topic !== 'message' && topic !== 'withdrawal') return null
  const trouble = troubleOf(item, now)
  return trouble === null ? null : { topic, since, trouble }
}
