import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import type { Representation } from '~/domain/access/representation'
import { shownOf, thingsIn, type Known } from '~/domain/known'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { HeldRepresentation } from '../../../provider-api/contract'
import { actorOf, gather, providerName } from '~/services/frame/gather.server'

/** A legal representative who has not signed in here: what the provider knows, without a person of ours. */
export type UnseenRepresentative = Representation &
  Pick<HeldRepresentation, 'holderName' | 'basis' | 'verifiedBy'> & { providerId: string }

/** `silent`: names of providers that do not tell who they are until they have signed in. */
type Unseen = { unseen: Known<readonly UnseenRepresentative[]>; silent: string[]; notices: ProviderNotice[] }

/** Who represents a brukare by law without having been here, as the providers tell it. */
export function createLegalRepresentatives(parts: {
  provider: Pick<ProviderGateway, 'providers' | 'getCapabilities' | 'listRepresentations'>
  database: {
    brukare: Pick<Database['brukare'], 'find'>
    representations: Pick<Database['representations'], 'listForBrukare'>
  }
}) {
  const { provider, database } = parts
  return {
    /** Those that are not among the known ones, and what is missing because a provider does not answer. */
    async unseen(access: Access, requestId: string): Promise<Unseen> {
      const [offers, known, brukare] = await Promise.all([
        gather(provider, access, 'access:manage', ({ providerId }) =>
          provider.getCapabilities(providerId, { requestId }),
        ),
        database.representations.listForBrukare(access.brukare.id),
        database.brukare.find(access.brukare.id),
      ])
      const silent = shownOf(offers.known).filter(({ data }) => !data.groups.includes('representations'))
      const isSilent = new Set(silent.map(({ place }) => place.providerId))
      // A provider that lacks the call is not asked.
      const places = access.places.filter(({ providerId }) => !isSilent.has(providerId))
      const told = await gather(provider, { ...access, places }, 'access:manage', (place) =>
        provider.listRepresentations(place, actorOf(access, place, requestId)),
      )
      const birthDateAt = (id: string) => brukare?.places.find(({ providerId }) => providerId === id)?.birthDate ?? null
      const seen = new Set(known.map((one) => keyOf(one.providerId, one.providerRepresentationId)))
      return {
        unseen: thingsIn(told.known, ({ place: { providerId }, data }) =>
          data
            .filter(({ id }) => !seen.has(keyOf(providerId, id)))
            .map((one) => ({ ...asRepresentation(one, birthDateAt(providerId)), providerId })),
        ),
        silent: silent.map(({ place }) => providerName(provider, place.providerId)),
        notices: told.notices,
      }
    },
  }
}

function keyOf(providerId: string | null, id: string | null): string {
  return JSON.stringify([providerId, id])
}

/** What of it is shown; nothing else that a provider may send goes on from here. */
function asRepresentation(one: HeldRepresentation, brukareBirthDate: string | null) {
  const { id, kind, scopes, validFrom, joint, conflictOfInterest, holderName, verifiedBy, verifiedAt } = one
  const { type, number, issuer, date } = one.basis
  return {
    ...{ id, kind, scopes, validFrom, joint, conflictOfInterest, holderName, verifiedBy, verifiedAt, brukareBirthDate },
    basis: { type, issuer, date, ...(number === undefined ? {} : { number }) },
    assignments: one.assignments ?? [],
    validTo: one.validTo ?? null,
    jointWith: one.jointWith ?? [],
    staffId: one.staffId ?? null,
    acceptedAt: null,
    revokedAt: one.revokedAt === undefined ? null : new Date(one.revokedAt),
  }
}
