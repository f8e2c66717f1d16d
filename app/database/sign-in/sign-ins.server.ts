import { hashOf, newToken, sealerFor, type Store } from '~/database/store.server'
import type { SignInRepository } from '~/database/types'

/** Sign-ins under way. Each can be consumed once, by whoever has its cookie. */
export function createSignIns(store: Store): SignInRepository {
  return {
    async create({ data, expiresAt }) {
      const token = newToken()
      const cookieHash = hashOf(token)
      const sealedData = sealerFor(store.vault, 'SignIn', cookieHash).sealJson('sealedData', data)
      await store.prisma.signIn.create({ data: { cookieHash, sealedData, createdAt: store.clock(), expiresAt } })
      return { token }
    },
    async consume(token) {
      const cookieHash = hashOf(token)
      const now = store.clock()
      const { count } = await store.prisma.signIn.updateMany({
        where: { cookieHash, consumedAt: null, expiresAt: { gt: now } },
        data: { consumedAt: now },
      })
      if (count === 0) return null
      const { sealedData } = await store.prisma.signIn.findUniqueOrThrow({ where: { cookieHash } })
      return sealerFor(store.vault, 'SignIn', cookieHash).openJson('sealedData', sealedData)
    },
  }
}
