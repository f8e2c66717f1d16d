import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Access } from '~/auth/types'
import { placeAt, type RightAt } from '~/domain/access/rights'
import { shownOf } from '~/domain/known'
import { judgePicture, mostPictureBytes, type Picture } from '~/domain/staff/picture'
import { photoOf } from '~/domain/staff/shown'
import type { Clock } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import { actorOf } from '~/services/frame/gather.server'
import type { ScheduleService } from '~/services/schedule/schedule.server'
import type { Scene } from '~/views/frame/scene'

type Parts = {
  config: { clock: Clock }
  provider: Pick<ProviderGateway, 'getFile' | 'inPageTime'>
  schedule: Pick<ScheduleService, 'shifts'>
  logger: Logger
}

/** A picture with the version of it. */
type StaffPicture = Picture & { etag: string }

/** `none`: there is none to see there. `away`: there is one, and it cannot be had now, or cannot be shown. */
type Found = StaffPicture | 'none' | 'away'

/** Where somebody comes: the day and provider of a shift, and who. */
type Wanted = { providerId: string; date: string; staffId: string }

/** A picture so young is sent without asking again, in milliseconds; and one that could not be had is so long not asked for. */
const freshMs = { had: 10 * 60_000, away: 60_000 } as const
/** What is remembered of all pictures together, in bytes. */
const mostRemembered = 8_000_000

type Remembered = { at: number; found: StaffPicture | 'away' }

/** The pictures of those who come, through the portal (docs/adr/0038). */
export function createStaffPictures({ config, provider, schedule, logger }: Parts) {
  const remembered = new LRUCache<string, Remembered>({ maxSize: mostRemembered })
  const underWay = new Map<string, Promise<StaffPicture | 'away'>>()

  const remember = (key: string, entry: Remembered) => remembered.set(key, entry, { size: sizeOf(entry.found) })

  const fetched = async (key: string, address: string, place: RightAt, access: Access, requestId: string) => {
    const now = config.clock().getTime()
    const had = remembered.get(key)
    if (had !== undefined && now - had.at < freshMs[had.found === 'away' ? 'away' : 'had']) return had.found
    const file = { ...{ operation: 'getPhoto', accept }, address, mostBytes: mostPictureBytes }
    const answer = await provider.getFile(place, actorOf(access, place, requestId), file)
    if (answer.state === 'missing') {
      // A provider that is down takes no face away that was there a while ago.
      const found = answer.reason === 'unavailable' && had !== undefined ? had.found : 'away'
      remember(key, { at: found === 'away' ? now : now - freshMs.had + freshMs.away, found })
      return found
    }
    const judged = judgePicture(answer.data)
    if ('fault' in judged)
      logger.warn(
        { providerId: place.providerId, operation: 'getPhoto', requestId, fault: judged.fault },
        'a picture cannot be shown',
      )
    const found = 'fault' in judged ? 'away' : { ...judged.picture, etag: etagOf(judged.picture) }
    remember(key, { at: now, found })
    return found
  }

  /** Several who look at once make one call. */
  const once = (...[key, ...rest]: Parameters<typeof fetched>): Promise<StaffPicture | 'away'> => {
    const asking = underWay.get(key) ?? fetched(key, ...rest).finally(() => underWay.delete(key))
    underWay.set(key, asking)
    return asking
  }

  return {
    /** Of somebody who comes on a day at a provider, for one who may see that. */
    async picture(access: Access, scene: Scene, { providerId, date, staffId }: Wanted): Promise<Found> {
      const place = placeAt(access, providerId, 'schedule:read')
      if (place === null) return 'none'
      const { known } = await schedule.shifts({ ...access, places: [place] }, scene, date, date)
      if (known.is === 'unknown') return 'away'
      const comes = shownOf(known).flatMap(({ data }) => data.flatMap(({ staff }) => staff ?? []))
      const staff = comes.find(({ id }) => id === staffId)
      const address = staff === undefined ? null : photoOf(staff, access.brukare.protectedIdentity)
      if (address === null) return 'none'
      const key = `${providerId} ${place.brukareId} ${address}`
      const { requestId } = scene
      return provider.inPageTime<Found>(requestId, once(key, address, place, access, requestId), () => 'away')
    },
  }
}

const accept = 'image/webp, image/png, image/jpeg'

const sizeOf = (found: Remembered['found']): number => (found === 'away' ? 100 : found.bytes.byteLength)

const etagOf = ({ bytes }: Picture): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
