import { createAccessService } from '~/auth/access.server'
import type { Access, User } from '~/auth/types'
import type { RepresentationSync } from '~/database/types'
import { narrowedTo, placesWith } from '~/domain/access/rights'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import { createLogger } from '~/platform/logger.server'
import { createAccessGiving } from '~/services/access/giving.server'
import { createJointAsking } from '~/services/joint/asking.server'
import { newAccessDraft, type AccessDraft } from '~/views/access/draft'
import type { PersonSearchResult } from '../../provider-api/contract'
import { answerOf, isAnother, type Pseudonyms, type SaidOn } from './representation-answers'
import type { Store } from './representation-memory'
import type { System } from './representation-checker'
import { toleranceHours } from './representation-model'
import { players, providers, type Player, type Provider } from './representation-steps'

/** What stands under the access service in these runs: the database's own repositories, or ones in memory. */
export type Ground = {
  store: Omit<Store, 'listSyncs' | 'noteFailure'>
  time: { now: Date }
  /** The portal's ids of the players. */
  personIds: Readonly<Record<Player, string>>
  pseudonyms: Pseudonyms
  /** The portal's id of a brukare that a provider has named. */
  brukareIdOf: (who: 'owner' | 'stranger') => Promise<string>
  reset: () => Promise<void>
  protect: (on: boolean) => Promise<void>
}

/** What a fault is made of: the portal's own parts, the ground, and a provider's answer as it came. */
export type Faulty = Ground & { real: Store; raw: (personId: string, at: string) => PersonSearchResult }
/** What a seeded fault puts in the place of a part of the portal. `compares`: the gateway's look at the pseudonym. */
export type Fault = (scene: Faulty) => Partial<Store> & { compares?: boolean }

export const start = new Date('2026-11-19T00:00:00+01:00')
const silent = createLogger('silent')
const never = () => Promise.reject(new Error('not asked for in these runs'))

/** The real access service and the real giving on a ground, with two providers; `fault` makes it wrong in one place. */
export function systemOn(ground: Ground, fault?: Fault): System {
  const { time, personIds, pseudonyms } = ground
  const said = new Map<string, SaidOn>()
  /** Who has been asked about since the provider last said something else, and from when it has said nothing good. */
  const asked = new Set<string>()
  const silentFrom = new Map<string, Date>()
  let hidden = false
  const keyOf = (personId: string, at: string) => `${at} ${personId}`
  const playerOf = (personId: string) => players.find((player) => personIds[player] === personId) ?? 'stranger'
  const lastDay = (days: number | null) => (days === null ? null : dayAfter(stockholmDate(time.now), days))
  const answer = (personId: string, at: Provider) =>
    answerOf(said.get(keyOf(personId, at)) ?? { what: 'truth' }, {
      ...{ player: playerOf(personId), at, pseudonyms, protectedIdentity: hidden },
    })

  const real: Store = {
    ...ground.store,
    replaceFromProvider: async (personId, at, result) => {
      await ground.store.replaceFromProvider(personId, at, result)
      asked.add(keyOf(personId, at))
      silentFrom.delete(keyOf(personId, at))
    },
    noteFailure: (personId, at) => {
      const key = keyOf(personId, at)
      asked.add(key)
      if (!silentFrom.has(key)) silentFrom.set(key, time.now)
      return Promise.resolve()
    },
    // A provider that says what it said is as if asked just now; one that says something else is asked at the next look.
    listSyncs: (ids) =>
      Promise.resolve(
        ids.flatMap((personId) =>
          providers.map((providerId): RepresentationSync => {
            const key = keyOf(personId, providerId)
            const since = silentFrom.get(key) ?? null
            if (!asked.has(key)) return { personId, providerId, syncedAt: null, failedAt: null, failureCode: null }
            return { personId, providerId, syncedAt: since ?? time.now, failedAt: since, failureCode: null }
          }),
        ),
      ),
  }
  const raw = (personId: string, at: string) =>
    answer(personId, at === 'soder' ? 'soder' : 'farsta') ?? { representations: [] }
  const { compares = true, ...changed } = fault?.({ ...ground, real, raw }) ?? {}
  const representations: Store = { ...real, ...changed }

  const access = createAccessService({
    config: { clock: () => time.now, representationMaxAgeSeconds: 1e9, representationToleranceHours: toleranceHours },
    logger: silent,
    database: {
      persons: { numberOf: (personId) => Promise.resolve(personId) },
      representations,
      brukare: { find: never },
      accessLog: { append: never },
    },
    provider: {
      providers: providers.map((id) => ({ id, name: id, webhookSecret: undefined })),
      inPageTime: (_requestId, work) => work,
      searchPersons: (at, { personId }) => {
        const data = answer(personId, at === 'soder' ? 'soder' : 'farsta')
        const refused = data !== null && compares && isAnother(data, playerOf(personId), pseudonyms)
        return Promise.resolve(
          data === null || refused
            ? { state: 'missing', reason: refused ? 'contract' : 'unavailable', since: null }
            : { state: 'fresh', data, asOf: time.now, etag: '' },
        )
      },
    },
  })
  let draft: AccessDraft = newAccessDraft
  const idOf = (name: string) => personIds[players.find((player) => player === name) ?? 'stranger']
  const giving = createAccessGiving({
    database: {
      persons: {
        findOrCreate: ({ name }) =>
          Promise.resolve({
            id: idOf(name),
            name,
            isCoordinationNumber: false,
            createdAt: start,
            lastSignInAt: null,
            previousSignInAt: null,
          }),
      },
      representations,
    },
    access,
    joint: createJointAsking({ database: { jointActs: { ask: never, find: never, expire: never } }, access }),
    drafts: {
      find: () => Promise.resolve({ state: 'open', version: 1, values: draft }),
      numberFault: () => Promise.resolve(null),
    },
  })
  const userOf = (player: Player): User => ({
    ...{ personId: personIds[player], name: player, sessionId: 's', authenticatedAt: start, previousSignInAt: null },
    isCoordinationNumber: false,
  })
  const moment = () => ({ now: time.now, requestId: 'r' })
  /** As the guard of every page of giving: where there is the right to decide, in the matters whose address it is. */
  const manager = async (by: Player): Promise<Access | null> => {
    const about = await ground.brukareIdOf(by === 'stranger' ? 'stranger' : 'owner')
    const found = await access.find(userOf(by), about, 'r')
    return found && narrowedTo(found, placesWith(found, 'access:manage'))
  }

  return {
    reset: async () => {
      time.now = start
      hidden = false
      for (const kept of [said, asked, silentFrom]) kept.clear()
      await ground.reset()
      // Everyone has been here once, so the portal knows both brukare.
      for (const player of players) await access.find(userOf(player), 'nobody', 'r')
    },
    give: async ({ by, to, kind, scopes, days }) => {
      const granter = by === 'stranger' ? null : await manager(by)
      if (granter === null || granter.brukare.protectedIdentity) return null
      const day = lastDay(days)
      draft = {
        ...{ kind, name: to, number: to, scopes, message: '', day: day ?? '' },
        ...{
          until: day === null ? 'further' : 'day',
          passed: ['roll', 'vem', 'vad', 'tid', 'meddelande'],
          answered: [],
        },
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
    says: (at, about, what) => {
      const key = keyOf(personIds[about], at)
      said.set(key, what.what === 'order' ? { ...what, lastDay: lastDay(what.days) } : what)
      asked.delete(key)
    },
    protect: async (on) => {
      hidden = on
      await ground.protect(on)
    },
    scopesOf: async (player) => {
      const found = await access.find(userOf(player), await ground.brukareIdOf('owner'), 'r')
      return Object.fromEntries((found?.places ?? []).map(({ providerId, scopes }) => [providerId, [...scopes]]))
    },
  }
}
