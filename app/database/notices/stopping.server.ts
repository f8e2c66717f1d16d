import { timingSafeEqual } from 'node:crypto'
import type { Store } from '~/database/store.server'
import type { NoticeChoiceRepository } from '~/database/types'

const context = 'NoticeDestination.stop'

/** The hash without the name of its key, which is nothing to anybody outside. */
const bare = (index: string): string => index.slice(index.indexOf('.') + 1)

/** The id that a token is of, when it was made here by a key that is still in the ring. */
function idIn({ vault }: Store, token: string): string | null {
  const [id = '', hash = '', ...rest] = token.split('.')
  if (rest.length > 0 || id === '' || id.length > 40) return null
  const given = Buffer.from(hash)
  const isOurs = vault.indexCandidates(id, context).some((index) => {
    const made = Buffer.from(bare(index))
    return made.length === given.length && timingSafeEqual(made, given)
  })
  return isOurs ? id : null
}

type Stopping = Pick<NoticeChoiceRepository, 'stopToken' | 'byStopToken' | 'stop'>

/**
 * The way to end what comes to one address, which each letter has (RFC 8058). Its token is made of the destination's id, so that
 * nothing is kept of it: whoever has the letter can do this, and nothing else, and learns nothing.
 */
export function createStopping(store: Store): Stopping {
  return {
    stopToken: (destinationId) => `${destinationId}.${bare(store.vault.index(destinationId, context))}`,
    async byStopToken(token) {
      const id = idIn(store, token)
      const row = id === null ? null : await store.prisma.noticeDestination.findUnique({ where: { id } })
      return row && { isOn: row.confirmedAt !== null }
    },
    async stop(token) {
      const id = idIn(store, token)
      if (id === null) return false
      const at = store.clock()
      return store.atomically(async ({ prisma }) => {
        const data = { confirmedAt: null, sealedCode: null, codeUntil: null, stoppedAt: at }
        await prisma.noticeDestination.updateMany({ where: { id, confirmedAt: { not: null } }, data })
        // What waits to be sent there is not.
        const waiting = { destinationId: id, sentAt: null, failedAt: null }
        await prisma.noticeMessage.updateMany({ where: waiting, data: { failedAt: at, lastErrorCode: 'stopped' } })
        return (await prisma.noticeDestination.count({ where: { id } })) > 0
      })
    },
  }
}
