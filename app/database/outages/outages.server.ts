import { z } from 'zod'
import { addNoticeEvent } from '~/database/notices/events.server'
import { newId, type Store } from '~/database/store.server'
import type { OutageRepository } from './types'

const textsSchema = z.record(z.string(), z.string())
const concernsSchema = z.union([z.literal('all'), z.array(z.string())]).nullable()

/** What who runs the portal says to everybody: nothing of anybody, so it is not sealed. */
export function createOutages(store: Store): OutageRepository {
  const { prisma, clock } = store
  return {
    async list() {
      const rows = await prisma.outage.findMany({ orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] })
      return rows.map(({ id, kind, startsAt: from, endsAt: to, endedAt, texts, concerns }) => ({
        ...{ id, kind, from, to, endedAt },
        texts: textsSchema.parse(texts),
        concerns: concernsSchema.parse(concerns),
      }))
    },
    add: ({ kind, from, to, texts, concerns }) =>
      store.atomically(async (inner) => {
        const id = newId()
        const told = concerns === null ? {} : { concerns: concerns === 'all' ? concerns : [...concerns] }
        const data = { id, kind, startsAt: from, endsAt: to, texts, createdAt: clock(), ...told }
        await inner.prisma.outage.create({ data })
        const about = { brukareId: null, providerId: null, resourceId: id, forId: null, byId: null }
        if (concerns !== null) await addNoticeEvent(inner, { key: `incident:${id}`, kind: 'incident', ...about })
        return id
      }),
    async end(id) {
      return (await prisma.outage.updateMany({ where: { id, endedAt: null }, data: { endedAt: clock() } })).count > 0
    },
  }
}
