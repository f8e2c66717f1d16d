import type { Database, HeldRepresentation, NewGrant, Reach } from '~/database/types'
import type { PersonSearchResult } from '../../provider-api/contract'

type Representations = Database['representations']
/** What the access service and the giving of access ask of the database. */
export type Store = Pick<
  Representations,
  | 'replaceFromProvider'
  | 'noteFailure'
  | 'listSyncs'
  | 'chainOf'
  | 'listForBrukare'
  | 'useOf'
  | 'giveFromDraft'
  | 'answer'
  | 'limit'
  | 'revoke'
>

const earlier = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a)

/**
 * The representations in memory, for runs by the hundred thousand: as small as can be, and held to the same model as the
 * database is. A brukare is known by pseudonym, as in the database.
 */
export function createMemoryStore(clock: () => Date) {
  let rows: HeldRepresentation[] = []
  let hidden = false
  let made = 0

  const row = (more: Partial<HeldRepresentation> & Pick<HeldRepresentation, 'id' | 'source' | 'kind'>) => ({
    ...{ personId: '', brukareId: '', providerId: null, providerRepresentationId: null, providerBrukareId: null },
    ...{ reach: [], scopes: [], assignments: [], validFrom: '1900-01-01', validTo: null, basis: null },
    ...{ verifiedBy: null, verifiedAt: null, joint: false, jointWith: [], conflictOfInterest: 'none' as const },
    ...{ staffId: null, givenBy: null, givenByName: null, givenAs: null, message: null, createdAt: clock() },
    ...{ acceptedAt: null, declinedAt: null, revokedAt: null },
    brukare: { id: '', name: '', protectedIdentity: false, birthDate: null, places: [] },
    ...more,
  })
  const said = (personId: string, providerId: string, { brukare, representations }: PersonSearchResult) =>
    [
      ...(brukare ? [{ id: 'self', kind: 'brukare' as const, reference: brukare, legal: null }] : []),
      ...representations.map((legal) => ({ id: legal.id, kind: legal.kind, reference: legal.brukare, legal })),
    ].map(({ id, kind, reference, legal }) =>
      row({
        ...{ id: `${providerId}/${personId}/${id}`, source: 'provider', kind, personId, providerId },
        ...{ brukareId: reference.pseudonym, providerBrukareId: reference.id, scopes: legal?.scopes ?? [] },
        ...{ validTo: legal?.validTo ?? null },
        revokedAt: legal?.revokedAt === undefined ? null : new Date(legal.revokedAt),
      }),
    )
  const openRow = (id: string, brukareId: string) =>
    rows.find((one) => one.id === id && one.brukareId === brukareId && !one.revokedAt && !one.declinedAt)
  const change = (id: string, changes: Partial<HeldRepresentation>) => {
    rows = rows.map((one) => (one.id === id ? { ...one, ...changes } : one))
  }
  const over = ({ id, brukareId, at }: { id: string; brukareId: string; at: readonly string[] | 'everywhere' }) => {
    const found = openRow(id, brukareId)
    const open = found?.reach.filter(({ endedAt }) => endedAt === null) ?? []
    const mine = open.filter(({ providerId }) => at === 'everywhere' || at.includes(providerId))
    const whole = at === 'everywhere' || (open.length > 0 && mine.length === open.length)
    return found === undefined || (!whole && mine.length === 0) ? null : { found, mine, whole }
  }
  const withReach = (found: HeldRepresentation, mine: readonly Reach[], to: (one: Reach) => Reach) =>
    found.reach.map((one) => (mine.includes(one) ? to(one) : one))

  const store: Omit<Store, 'listSyncs' | 'noteFailure'> = {
    replaceFromProvider: (personId, providerId, result) => {
      rows = rows.filter((one) => one.personId !== personId || one.providerId !== providerId)
      rows.push(...said(personId, providerId, result))
      return Promise.resolve()
    },
    chainOf: (personId, brukareId) => {
      const chain = new Set<HeldRepresentation>()
      const add = (holder: string, about: string | undefined) => {
        for (const one of rows) {
          if (one.personId !== holder || (about !== undefined && one.brukareId !== about) || chain.has(one)) continue
          chain.add(one)
          if (one.givenBy !== null) add(one.givenBy, one.brukareId)
        }
      }
      add(personId, brukareId)
      const brukareOf = (one: HeldRepresentation) => ({ ...one.brukare, id: one.brukareId, protectedIdentity: hidden })
      return Promise.resolve([...chain].map((one) => ({ ...one, brukare: brukareOf(one) })))
    },
    listForBrukare: (brukareId) =>
      Promise.resolve(
        rows
          .filter((one) => one.brukareId === brukareId)
          .map((one) => ({ ...one, holderName: '', revokedByName: null, brukareBirthDate: null })),
      ),
    useOf: () => Promise.resolve(new Map()),
    giveFromDraft: (_, grant: NewGrant) => {
      const id = `given-${(made += 1)}`
      const reach = grant.reach.map((one) => ({ ...one, scopes: [...one.scopes], validTo: null, endedAt: null }))
      const { kind, personId, brukareId, scopes, validFrom, validTo, givenBy, givenAs } = grant
      rows.push(
        row({
          ...{ id, source: 'portal', kind, personId, brukareId, scopes, validFrom, validTo },
          givenBy,
          givenAs,
          reach,
        }),
      )
      return Promise.resolve({ id, created: true })
    },
    answer: ({ id, personId, accept, reach: kept }) => {
      const found = rows.find((one) => one.id === id && one.personId === personId && !one.revokedAt)
      if (!found || found.acceptedAt || found.declinedAt) return Promise.resolve(false)
      const reach = found.reach.map((one) => {
        const left = kept.find(({ providerId }) => providerId === one.providerId)
        if (left === undefined) return { ...one, endedAt: one.endedAt ?? clock() }
        return { ...one, scopes: one.scopes.filter((scope) => left.scopes.includes(scope)) }
      })
      change(id, accept ? { acceptedAt: clock(), reach } : { declinedAt: clock() })
      return Promise.resolve(true)
    },
    limit: ({ scopes, validTo, ...key }) => {
      const found = over(key)
      const narrow = <T extends Pick<Reach, 'scopes' | 'validTo'>>(one: T): T => ({
        ...one,
        scopes: one.scopes.filter((scope) => scopes.includes(scope)),
        validTo: earlier(one.validTo, validTo),
      })
      if (found?.whole === true) change(key.id, narrow(found.found))
      else if (found) change(key.id, { reach: withReach(found.found, found.mine, narrow) })
      return Promise.resolve(found !== null)
    },
    revoke: (key) => {
      const found = over(key)
      if (found) {
        const reach = withReach(found.found, found.mine, (one) => ({ ...one, endedAt: clock() }))
        change(key.id, { reach, ...(found.whole && { revokedAt: clock() }) })
      }
      return Promise.resolve(found !== null)
    },
  }
  return {
    store,
    reset: () => {
      rows = []
      hidden = false
    },
    protect: (on: boolean) => {
      hidden = on
    },
  }
}
