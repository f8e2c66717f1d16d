import { hashOf, type Store } from '~/database/store.server'
import type { KnownDeviceRepository } from '~/database/types'

/** What a device is known by, for one person: two who share it have nothing in common here. */
const deviceHash = (personId: string, token: string) => hashOf(`${personId}.${token}`)

/** The devices that people have signed in on: a hash and two times each, and nothing of what the device is. */
export function createKnownDevices(store: Store): KnownDeviceRepository {
  return {
    use: (personIds, token) =>
      store.atomically(async ({ prisma, clock }) => {
        const [personId] = personIds
        const known = await prisma.knownDevice.findMany({ where: { personId } })
        const hashes = personIds.map((id) => deviceHash(id, token))
        const same = known.find((one) => hashes.includes(one.deviceHash))
        const row = { personId, deviceHash: same?.deviceHash ?? deviceHash(personId, token) }
        const usedAt = clock()
        const create = { ...row, createdAt: usedAt, usedAt }
        await prisma.knownDevice.upsert({ where: { personId_deviceHash: row }, create, update: { usedAt } })
        const since = same?.createdAt ?? usedAt
        return { is: same !== undefined ? 'known' : known.length === 0 ? 'first' : 'new', since }
      }),
  }
}

/** What one account has signed in on becomes the other's. In a transaction of the caller's. */
export async function moveKnownDevices({ prisma }: Store, fromId: string, intoId: string): Promise<void> {
  await prisma.knownDevice.updateMany({ where: { personId: fromId }, data: { personId: intoId } })
}
