import { hashOf, type Store } from '~/database/store.server'
import type { LogoutTokenRepository } from '~/database/types'

/** Logout tokens that have been used, remembered for all processes for as long as one of them could be accepted. */
export function createLogoutTokens(store: Store): LogoutTokenRepository {
  return {
    async use(jti, expiresAt) {
      const data = { idHash: hashOf(jti), usedAt: store.clock(), expiresAt }
      const { count } = await store.prisma.logoutToken.createMany({ data: [data], skipDuplicates: true })
      return count === 1
    },
  }
}
