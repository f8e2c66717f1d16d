import { isTaken, retryWhile, sealerFor, type Store } from '~/database/store.server'
import type { KeptAnswerRepository, KeptKey } from '~/database/types'

/** Seals and opens an answer, for whom and to what it was. */
export function keptSealer(store: Store, { personId, providerId, resource }: KeptKey) {
  return sealerFor(store.vault, 'KeptAnswer', `${personId}/${providerId}/${resource}`)
}

/** The last good answers of the providers, per person and resource, sealed. */
export function createKeptAnswers(store: Store): KeptAnswerRepository {
  const sealerOf = (key: KeptKey) => keptSealer(store, key)
  const whereOf = ({ personId, providerId, resource }: KeptKey) => ({ personId, providerId, resource })
  return {
    async find(key) {
      const row = await store.prisma.keptAnswer.findUnique({ where: { personId_providerId_resource: whereOf(key) } })
      if (!row) return null
      const { sealedAnswer, etag, fetchedAt } = row
      return { answer: sealerOf(key).open('sealedAnswer', sealedAnswer), etag, fetchedAt }
    },
    async save(key, { answer, etag, fetchedAt }) {
      const kept = { sealedAnswer: sealerOf(key).seal('sealedAnswer', answer), etag, fetchedAt }
      const where = { personId_providerId_resource: whereOf(key) }
      const create = { ...whereOf(key), ...kept }
      // Two pages of one person may keep the same answer at once.
      await retryWhile(isTaken, () => store.prisma.keptAnswer.upsert({ where, create, update: kept }))
    },
    async confirm(key, fetchedAt) {
      await store.prisma.keptAnswer.updateMany({ where: whereOf(key), data: { fetchedAt } })
    },
    async removeOld(hours) {
      const now = store.clock().getTime()
      await store.prisma.keptAnswer.deleteMany({ where: { providerId: { notIn: [...hours.keys()] } } })
      for (const [providerId, kept] of hours) {
        const fetchedAt = { lt: new Date(now - kept * 3_600_000) }
        await store.prisma.keptAnswer.deleteMany({ where: { providerId, fetchedAt } })
      }
    },
    async holders() {
      const rows = await store.prisma.keptAnswer.findMany({ distinct: ['personId'], select: { personId: true } })
      return rows.map(({ personId }) => personId)
    },
    async keepOnly(personId, rights) {
      const select = { providerId: true, resource: true }
      const rows = await store.prisma.keptAnswer.findMany({ where: { personId }, select })
      const gone = rows.filter((row) => !rights.some((right) => isOpenedBy(row, right)))
      for (const { providerId, resource } of gone) {
        await store.prisma.keptAnswer.deleteMany({ where: { personId, providerId, resource } })
      }
    },
  }
}

/** Role and address, as app/provider/kept.server.ts names a resource: about one brukare, or about none by name. */
const named = /^(\S+) \/v1\/(?:brukare\/([^/?#]+))?/

function isOpenedBy(
  { providerId, resource }: Pick<KeptKey, 'providerId' | 'resource'>,
  right: { providerId: string; brukareId: string; role: string },
): boolean {
  const [, role, brukareId] = named.exec(resource) ?? []
  return providerId === right.providerId && role === right.role && (brukareId ?? right.brukareId) === right.brukareId
}
