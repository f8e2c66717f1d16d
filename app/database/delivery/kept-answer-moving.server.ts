import type { Store } from '~/database/store.server'
import { keptSealer } from './kept-answers.server'

/** So many are opened and sealed at a time: an answer may be long. */
const batch = 50

/**
 * The kept answers of one account become the other's. Each is sealed to whom it was kept for, so it is sealed anew; where
 * both have an answer to the same question the latest stays.
 */
export async function moveKeptAnswers(store: Store, fromId: string, intoId: string): Promise<void> {
  const { keptAnswer } = store.prisma
  const keyOf = ({ providerId, resource }: { providerId: string; resource: string }) => `${providerId}/${resource}`
  const select = { providerId: true, resource: true, fetchedAt: true }
  const known = await keptAnswer.findMany({ where: { personId: intoId }, select })
  const times = new Map(known.map((row) => [keyOf(row), row.fetchedAt]))
  for (;;) {
    const rows = await keptAnswer.findMany({ where: { personId: fromId }, take: batch })
    if (rows.length === 0) return
    const resources = rows.map(({ providerId, resource }) => ({ providerId, resource }))
    const moved = rows.filter((row) => row.fetchedAt > (times.get(keyOf(row)) ?? new Date(0)))
    const replaced = moved.map(({ providerId, resource }) => ({ providerId, resource }))
    await keptAnswer.deleteMany({ where: { personId: intoId, OR: replaced } })
    await keptAnswer.createMany({
      data: moved.map((row) => {
        const key = { ...row, personId: intoId }
        const answer = keptSealer(store, row).open('sealedAnswer', row.sealedAnswer)
        return { ...key, sealedAnswer: keptSealer(store, key).seal('sealedAnswer', answer) }
      }),
    })
    await keptAnswer.deleteMany({ where: { personId: fromId, OR: resources } })
  }
}
