import { randomBytes } from 'node:crypto'
import type { NewNoticeEvent, Repositories } from '~/database/types'

/** What a browser keeps, so that the device is known the next time: 256 random bits that say nothing. */
export function newDeviceToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Writes that somebody signs in on a device, and tells since when it is theirs. `isNewDevice`: they have signed in before, and not on
 * this one. The very first time is no news, nor is one after so long that every device is forgotten: there is nothing to compare with.
 */
export async function useDevice(
  { persons, knownDevices }: Pick<Repositories, 'persons' | 'knownDevices'>,
  personId: string,
  token: string,
): Promise<{ deviceSince: Date; isNewDevice: boolean }> {
  const others = (await persons.idsOf(personId)).filter((id) => id !== personId)
  const { is, since } = await knownDevices.use([personId, ...others], token)
  return { deviceSince: since, isNewDevice: is === 'new' }
}

/**
 * What somebody is told of it, once and nobody else. It is about when the session began: a fresh sign-in gives the session another id,
 * and not another beginning.
 */
export function newDeviceEvent(personId: string, { createdAt }: { createdAt: Date }): NewNoticeEvent {
  const at = createdAt.toISOString()
  return {
    ...{ key: `newDevice:${personId}:${at}`, kind: 'newDevice', resourceId: at, forId: personId },
    ...{ brukareId: null, providerId: null, byId: null },
  }
}
