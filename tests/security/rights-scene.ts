import { createAccessService } from '~/auth/access.server'
import type { User } from '~/auth/types'
import { createLogger } from '~/platform/logger.server'
import type { BrukareReference, PersonSearchResult, Representation } from '../../provider-api/contract'
import { framtidsfullmakt } from '../support/other-provider'
import { newBrukareReference, newNumber, type TestDatabase } from '../support/databases'

/** The real access service and database with two providers, each of which says what the test lets it say about whom. */
export function newRightsScene({ database, time }: TestDatabase, configured = ['farsta', 'soder']) {
  const said = new Map<string, PersonSearchResult>()
  const asked: string[] = []
  const keyOf = (providerId: string, personId: string) => `${providerId} ${personId}`
  const accessOf = (providerIds: readonly string[]) =>
    createAccessService({
      config: { clock: () => time.now, representationMaxAgeSeconds: 0, representationToleranceHours: 24 },
      ...{ database, logger: createLogger('silent') },
      provider: {
        providers: providerIds.map((id) => ({ id, name: id, webhookSecret: undefined })),
        inPageTime: (_requestId, work) => work,
        searchPersons: (providerId, { personId }) => {
          asked.push(providerId)
          const data = said.get(keyOf(providerId, personId)) ?? { representations: [] }
          return Promise.resolve({ state: 'fresh', data, asOf: time.now, etag: 'x' })
        },
      },
    })
  const userOf = async (name: string): Promise<User> => {
    const { id } = await database.persons.findOrCreate({ number: newNumber(), name, isCoordinationNumber: false })
    const session = { sessionId: 's', authenticatedAt: time.now, previousSignInAt: null, isCoordinationNumber: false }
    return { personId: id, name, ...session }
  }
  const access = accessOf(configured)
  return {
    access,
    accessOf,
    asked,
    userOf,
    /** What a provider says about somebody from now on. */
    says: (providerId: string, { personId }: User, result: Partial<PersonSearchResult>) => {
      said.set(keyOf(providerId, personId), { representations: [], ...result })
    },
    /** The only brukare somebody has anything to do with; undefined when there is none. */
    only: async (user: User, from = access) => (await from.subjectsFor(user, 'r')).subjects[0],
    providersOf: async (user: User, brukareId: string, from = access) =>
      (await from.find(user, brukareId, 'r'))?.places.map(({ providerId }) => providerId) ?? [],
  }
}

/** One person as each of two providers calls them: the same pseudonym, and all else their own. */
export function oneAtTwo(name = 'Pia Lindgren') {
  const farsta = newBrukareReference(name)
  return { farsta, soder: { ...newBrukareReference(name), pseudonym: farsta.pseudonym } }
}

/** An order for somebody, of a provider's own. */
export const orderOf = (brukare: BrukareReference, more: Partial<Representation> = {}): Representation => ({
  ...framtidsfullmakt('order', brukare),
  ...more,
})
