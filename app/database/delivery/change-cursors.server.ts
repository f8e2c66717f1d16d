import type { Store } from '~/database/store.server'
import type { ChangeCursorRepository } from '~/database/types'

/** How far each provider's feed of changes has been read, by whichever portal process read it last. */
export function createChangeCursors({ prisma }: Store): ChangeCursorRepository {
  return {
    async find(providerId) {
      const found = await prisma.changeCursor.findUnique({ where: { providerId } })
      return found?.cursor ?? null
    },
    async save(providerId, cursor) {
      await prisma.changeCursor.upsert({ where: { providerId }, create: { providerId, cursor }, update: { cursor } })
    },
    async forget(providerId) {
      await prisma.changeCursor.deleteMany({ where: { providerId } })
    },
  }
}
