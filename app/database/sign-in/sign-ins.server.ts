import { hashOf, newToken, sealerFor, type Store } from '~/database/store.server'
import type { SignInRepository } from '~/database/types'

/** Sign-ins under way and forms that wait. Each can be consumed once, by whoever has its cookie. */
export function createSignIns(store: Store): SignInRepository {
  const find: SignInRepository['find'] = async (token) => {
    const cookieHash = hashOf(token)
    const row = await store.prisma.signIn.findFirst({ where: { cookieHash, expiresAt: { gt: store.clock() } } })
    if (!row) return null
    const data = sealerFor(store.vault, 'SignIn', cookieHash).openJson('sealedData', row.sealedData)
    return { data, createdAt: row.createdAt, isConsumed: row.consumedAt !== null }
  }
  return {
    async create({ data, expiresAt }) {
      const token = newToken()
      const cookieHash = hashOf(token)
      const sealedData = sealerFor(store.vault, 'SignIn', cookieHash).sealJson('sealedData', data)
      await store.prisma.signIn.create({ data: { cookieHash, sealedData, createdAt: store.clock(), expiresAt } })
      return { token }
    },
    find,
    async consume(token) {
      const now = store.clock()
      const { count } = await store.prisma.signIn.updateMany({
        where: { cookieHash: hashOf(token), consumedAt: null, expiresAt: { gt: now } },
        data: { consumedAt: now },
      })
      return count === 1
    },
  }
}
