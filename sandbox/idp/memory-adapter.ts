import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Entry = { payload: AdapterPayload; expiresAt: number }

const sweepAbove = 5000

/**
 * What the identity provider remembers, in memory: a restart signs everyone out here, which is fine for a sandbox.
 * oidc-provider's own keeps a thousand things at most, which a test with many sign-ins outgrows.
 */
export function createMemoryAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>()

  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined
  }
  const sweep = (): void => {
    if (entries.size <= sweepAbove) return
    const now = Date.now()
    for (const [key, { expiresAt }] of entries) if (expiresAt <= now) entries.delete(key)
  }

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`
    const findBy = (field: 'uid' | 'userCode', value: string) =>
      [...entries.entries()]
        .filter(([key]) => key.startsWith(`${model}:`))
        .map(([key]) => live(key))
        .findLast((payload) => payload?.[field] === value)
    return {
      upsert: (id, payload, expiresIn) => {
        sweep()
        entries.set(keyOf(id), { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
        return Promise.resolve()
      },
      find: (id) => Promise.resolve(live(keyOf(id))),
      findByUid: (uid) => Promise.resolve(findBy('uid', uid)),
      findByUserCode: (userCode) => Promise.resolve(findBy('userCode', userCode)),
      consume: (id) => {
        const payload = live(keyOf(id))
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
        return Promise.resolve()
      },
      destroy: (id) => {
        entries.delete(keyOf(id))
        return Promise.resolve()
      },
      revokeByGrantId: (grantId) => {
        // Only of this model: a sign-in under way may hang on the same grant.
        for (const [key, { payload }] of entries) {
          if (key.startsWith(`${model}:`) && payload.grantId === grantId) entries.delete(key)
        }
        return Promise.resolve()
      },
    }
  }
}
