import type { HeldRepresentation } from '~/database/types'
import { dayAfter } from '~/domain/time/time'
import type { Fault, Faulty } from './representation-system'
import { providers } from './representation-steps'

/** Every representation is read as another. */
const read =
  (change: (one: HeldRepresentation, scene: Faulty) => HeldRepresentation | HeldRepresentation[]): Fault =>
  (scene) => ({
    chainOf: async (...args) => (await scene.real.chainOf(...args)).flatMap((one) => change(one, scene)),
  })
const given = (one: HeldRepresentation) => one.source === 'portal'
const moved = (day: string | null, days: number) => (day === null ? null : dayAfter(day, days))

/** Wrong in one place each, as a mistake in our own code would be: giving. */
const inGiving: Record<string, Fault> = {
  'whose brukare it is does not matter when access is withdrawn': ({ real, brukareIdOf }) => ({
    listForBrukare: async () => real.listForBrukare(await brukareIdOf('owner')),
    revoke: async (key) => real.revoke({ ...key, brukareId: await brukareIdOf('owner'), at: 'everywhere' }),
  }),
  'whose invitation it is does not matter': ({ real, personIds }) => ({
    chainOf: async (personId, brukareId) => {
      const all = await Promise.all(Object.values(personIds).map((id) => real.chainOf(id, brukareId)))
      const known = new Map(all.flat().map((one) => [one.id, one]))
      return [...known.values()].map((one) => (given(one) && one.acceptedAt === null ? { ...one, personId } : one))
    },
    answer: async (answer) => {
      for (const personId of Object.values(personIds)) if (await real.answer({ ...answer, personId })) return true
      return false
    },
  }),
  'one scope more is given than was chosen': ({ real }) => ({
    giveFromDraft: (id, grant, doer) => {
      const more = <T extends string>(scopes: readonly T[]) => [...new Set([...scopes, 'schedule:read' as const])]
      const reach = grant.reach.map((one) => ({ ...one, scopes: more(one.scopes) }))
      return real.giveFromDraft(id, { ...grant, scopes: more(grant.scopes), reach }, doer)
    },
  }),
  'it lasts a day too long': read((one) => ({ ...one, validTo: moved(one.validTo, 1) })),
  'it ends a day too early': read((one) => ({ ...one, validTo: moved(one.validTo, -1) })),
  'it counts before it is accepted': read((one) => ({ ...one, acceptedAt: one.acceptedAt ?? one.createdAt })),
  'what is withdrawn counts on': read((one) =>
    given(one) ? { ...one, revokedAt: null, reach: one.reach.map((at) => ({ ...at, endedAt: null })) } : one,
  ),
  'a limit at one provider is one at all': ({ real }) => ({
    limit: (change) => real.limit({ ...change, at: 'everywhere' }),
  }),
  'a limit changes nothing': ({ real }) => ({
    limit: async ({ validTo, ...change }) =>
      (await real.listForBrukare(change.brukareId)).some(
        (one) => one.id === change.id && !one.revokedAt && !one.declinedAt && validTo !== '',
      ),
  }),
  'who decides at one provider ends it at all': ({ real }) => ({
    revoke: (key) => real.revoke({ ...key, at: 'everywhere' }),
  }),
  'protected identity is forgotten': read((one) => ({
    ...one,
    brukare: { ...one.brukare, protectedIdentity: false },
  })),
}

/** And in what a provider's word opens. */
const inProvidersWord: Record<string, Fault> = {
  'a pseudonym in an answer is taken as it is': () => ({ compares: false }),
  'one who is two at a provider is taken as one': ({ real, raw }) => ({
    replaceFromProvider: (personId, at) => real.replaceFromProvider(personId, at, raw(personId, at)),
  }),
  'what one provider vouches for opens the other too': read((one) =>
    given(one) ? one : providers.map((providerId) => ({ ...one, id: `${one.id}/${providerId}`, providerId })),
  ),
  'the brukare reaches a provider that does not vouch': read((one) =>
    one.kind === 'brukare'
      ? providers.map((providerId) => ({ ...one, id: `${one.id}/${providerId}`, providerId }))
      : one,
  ),
  'what a provider has revoked counts on': read((one) => (given(one) ? one : { ...one, revokedAt: null })),
  'what a provider no longer lists counts on': ({ real, raw }) => ({
    replaceFromProvider: async (personId, at, result) => {
      const isEmpty = result.brukare === undefined && result.representations.length === 0
      const known = isEmpty ? await real.chainOf(personId) : []
      if (known.some((one) => one.providerId === at)) return real.noteFailure(personId, at, 'empty')
      return real.replaceFromProvider(personId, at, raw(personId, at).representations.length > 1 ? result : result)
    },
    listSyncs: async (ids) =>
      (await real.listSyncs(ids)).map((one) => ({ ...one, syncedAt: one.failedAt ? new Date(8e15) : one.syncedAt })),
  }),
  'a representation keeps the brukare that it had first': ({ real, brukareIdOf }) => {
    const first = new Map<string, string>()
    return {
      chainOf: async (...args) => {
        const owner = await brukareIdOf('owner')
        return (await real.chainOf(args[0])).flatMap((one) => {
          const brukareId = first.get(one.id) ?? one.brukareId
          if (one.kind === 'framtidsfullmakt') first.set(one.id, brukareId)
          const kept = { ...one, brukareId, brukare: { ...one.brukare, id: brukareId } }
          return args[1] === undefined || brukareId === args[1] || brukareId === owner ? [kept] : []
        })
      },
    }
  },
  'a provider that has been silent for days is believed': ({ real, time }) => ({
    listSyncs: async (ids) =>
      (await real.listSyncs(ids)).map((one) => ({ ...one, syncedAt: one.syncedAt && time.now })),
  }),
  'where the giver’s right held when it was given is not looked at': ({ real }) => ({
    giveFromDraft: (id, grant, doer) =>
      real.giveFromDraft(
        id,
        { ...grant, reach: providers.map((providerId) => ({ providerId, scopes: grant.scopes })) },
        doer,
      ),
  }),
  'what the giver had at each provider is not looked at': ({ real }) => ({
    giveFromDraft: (id, grant, doer) =>
      real.giveFromDraft(id, { ...grant, reach: grant.reach.map((one) => ({ ...one, scopes: grant.scopes })) }, doer),
  }),
  'where the giver’s right held when it was accepted is not looked at': ({ real }) => ({
    answer: async (answer) => {
      const chain = await real.chainOf(answer.personId)
      const reach = chain.find(({ id }) => id === answer.id)?.reach ?? answer.reach
      return real.answer({ ...answer, reach })
    },
  }),
  'that the giver’s right holds now is not looked at': read((one, { personIds }) =>
    // As if every giver were one whose right always holds.
    given(one) && one.acceptedAt !== null ? { ...one, givenBy: personIds.owner, acceptedAt: one.acceptedAt } : one,
  ),
  'only the last giver’s right is looked at, not what it rests on': ({ real }) => ({
    chainOf: async (personId, brukareId) =>
      (await real.chainOf(personId, brukareId)).flatMap((one) => {
        if (!given(one) || one.personId === personId) return [one]
        // As if a provider vouched for what the giver was given.
        return one.reach.map(({ providerId }) => ({
          ...{ ...one, id: `${one.id}/${providerId}`, source: 'provider' as const, kind: 'framtidsfullmakt' as const },
          ...{ providerId, providerBrukareId: `owner-at-${providerId}`, givenBy: null },
        }))
      }),
  }),
}

/** Every part of the rules, each with a mistake in it. */
export const faults: Readonly<Record<string, Fault>> = { ...inGiving, ...inProvidersWord }
