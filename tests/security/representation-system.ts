import { createAccessService } from '~/auth/access.server'
import type { Access, User } from '~/auth/types'
import type { Database } from '~/database/types'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import { createLogger } from '~/platform/logger.server'
import { createAccessGiving } from '~/services/access/giving.server'
import { createJointAsking } from '~/services/joint/asking.server'
import { newAccessDraft, type AccessDraft } from '~/views/access/draft'
import { newBrukareReference, newNumber, openTestDatabase } from '../support/databases'
import { orderScopes, players, type Player, type System } from './representation-model'

type Representations = Database['representations']
/** What a seeded fault puts in the place of a repository's own functions. */
export type Fault = (
  real: Representations,
  sql: (text: string, values?: unknown[]) => Promise<unknown>,
) => Partial<Representations>

const start = new Date('2026-11-19T00:00:00+01:00')

/** The real access service and the real database, with players; `fault` makes it wrong in one place. */
export async function startRepresentationScene() {
  const test = await openTestDatabase('server')
  const { database, time, sql } = test
  time.now = start
  const numbers = Object.fromEntries(players.map((player) => [player, newNumber()]))
  const users = new Map<Player, User>()
  for (const player of players) {
    const facts = { number: numbers[player] ?? '', name: player, isCoordinationNumber: false }
    const { id } = await database.persons.findOrCreate(facts)
    users.set(player, {
      ...{ personId: id, name: player, sessionId: 's', authenticatedAt: start, previousSignInAt: null },
      isCoordinationNumber: false,
    })
  }
  const userOf = (player: Player): User => {
    const user = users.get(player)
    if (user === undefined) throw new Error(`no ${player}`)
    return user
  }
  const references = { owner: newBrukareReference('Owner'), stranger: newBrukareReference('Stranger') }
  const order = {
    ...{ id: 'order', kind: 'godMan' as const, brukare: references.owner, scopes: [...orderScopes] },
    ...{ validFrom: '2026-01-01', verifiedBy: 'x', verifiedAt: '2026-01-01', joint: false },
    basis: { type: 'courtOrder' as const, issuer: 'x', date: '2026-01-01' },
    conflictOfInterest: 'none' as const,
  }
  const says = (player: Player, said: Parameters<Representations['replaceFromProvider']>[2]) =>
    database.representations.replaceFromProvider(userOf(player).personId, 'farsta', said)
  await says('owner', { brukare: references.owner, representations: [] })
  await says('stranger', { brukare: references.stranger, representations: [] })
  for (const guest of ['anna', 'bertil'] as const) await says(guest, { representations: [] })
  await says('godMan', { representations: [order] })
  const idOf = async (reference: { id: string }): Promise<string> => {
    const found = await database.brukare.findByPlace({ providerId: 'farsta', brukareId: reference.id })
    return found?.id ?? ''
  }
  const brukareId = await idOf(references.owner)
  const ids = { owner: brukareId, stranger: await idOf(references.stranger) }

  const syncs: Record<string, ReturnType<Representations['listSyncs']>> = {}

  const systemWith = (fault?: Fault): System => {
    const real = database.representations
    const representations: Representations = {
      ...real,
      // No provider is asked in these runs, so what is known of the asking stands still.
      listSyncs: (personId) => (syncs[personId] ??= real.listSyncs(personId)),
      // The draft's own keeping is tested with the flow.
      giveFromDraft: async (_, grant) => ({ id: (await real.give(grant)).id, created: true }),
      ...fault?.(real, sql),
    }
    const parts = { ...database, representations }
    const access = createAccessService({
      config: { clock: () => time.now, representationMaxAgeSeconds: 1e9, representationToleranceHours: 1e6 },
      database: parts,
      logger: createLogger('silent'),
      provider: {
        providers: [{ id: 'farsta', name: 'Farsta', webhookSecret: undefined }],
        searchPersons: () => Promise.resolve({ state: 'missing', reason: 'unavailable', since: null }),
      },
    })
    let draft: AccessDraft = newAccessDraft
    const giving = createAccessGiving({
      database: parts,
      joint: createJointAsking({ database: parts, access }),
      drafts: {
        find: () => Promise.resolve({ state: 'open', version: 1, values: draft }),
        numberFault: () => Promise.resolve(null),
      },
    })
    const moment = () => ({ now: time.now, requestId: 'r' })
    const lastDay = (days: number | null) => (days === null ? null : dayAfter(stockholmDate(time.now), days))
    /** As the guard of every page of giving: the right to decide, in the matters whose address it is. */
    const manager = async (by: Player): Promise<Access | null> => {
      const own = by === 'stranger' ? ids.stranger : brukareId
      const found = await access.find(userOf(by), own, 'r')
      return found?.scopes.has('access:manage') === true ? found : null
    }
    return {
      reset: async () => {
        time.now = start
        await sql(`DELETE FROM "Representation" WHERE "source" = 'portal'`)
        await sql(`UPDATE "Brukare" SET "protectedIdentity" = false WHERE "protectedIdentity"`)
        await sql(`UPDATE "Representation" SET "revokedAt" = NULL WHERE "revokedAt" IS NOT NULL`)
      },
      give: async ({ by, to, kind, scopes, days }) => {
        const granter = by === 'stranger' ? null : await manager(by)
        if (granter === null) return null
        const day = lastDay(days)
        draft = {
          ...{ kind, name: to, number: numbers[to] ?? '', scopes, message: '', day: day ?? '' },
          ...{ until: day === null ? 'further' : 'day', passed: ['roll', 'vem', 'vad', 'tid', 'meddelande'] },
        }
        const sent = await giving.send(granter, moment(), { draftId: 'd', version: 1 })
        return sent?.state === 'sent' ? sent.representationId : null
      },
      answer: async (by, id, yes) => (await giving.answer(userOf(by), moment(), id, yes)) !== null,
      limit: async (by, id, { scopes, days }) => {
        const granter = await manager(by)
        return granter !== null && (await giving.limit(granter, 'r', { id, scopes, validTo: lastDay(days) }))
      },
      withdraw: async (by, id) => {
        const granter = await manager(by)
        return granter !== null && (await giving.withdraw(granter, 'r', id))
      },
      pass: (hours) => {
        time.now = new Date(time.now.getTime() + hours * 3_600_000)
      },
      provider: async (lists) => {
        const revokedAt = lists ? null : time.now
        await sql(`UPDATE "Representation" SET "revokedAt" = $1 WHERE "kind" = 'godMan'`, [revokedAt])
      },
      protect: async (on) => {
        await sql(`UPDATE "Brukare" SET "protectedIdentity" = $1 WHERE "id" = $2`, [on, brukareId])
      },
      scopesOf: async (player) => {
        const found = await access.find(userOf(player), brukareId, 'r')
        return found === null ? null : [...found.scopes]
      },
    }
  }
  return { systemWith, close: test.close }
}
