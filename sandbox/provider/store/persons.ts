/** Who a person is here, and what is to be known of a brukare. Real names and addresses of the protected stay here. */
import { createHmac } from 'node:crypto'
import { ageOn, allScopes, defaultScopes } from '../../../app/domain/access/representation'
import { dayAfter, startOfDay, stockholmDate } from '../../../app/domain/time/time'
import type { BrukareReference, RepresentationFacts, Scope } from '../../../provider-api/contract'
import type { BrukareModel, RepresentationModel } from '../database/generated/models'
import { dataFrom } from '../world/extend'
import type { StoreContext } from './context'
import { maybe, maybeInstant } from '../../../provider-kit/shape'
import type { ContractStore } from './types'

/** What Eva's framtidsfullmakt says: everything but giving others access. */
const writtenScopes = allScopes.filter((scope) => scope !== 'access:manage')

/** How long what has ended is told of, in days: two years. */
const keptDays = 731

/** The calls on persons. */
export function createPersons(
  context: StoreContext,
): Pick<ContractStore, 'searchPersons' | 'getBrukare' | 'listRepresentations'> {
  const { tables, tenant, clock, staff } = context
  return {
    async searchPersons({ personalIdentityNumber, pseudonymKey }) {
      const [own, held] = await Promise.all([
        tables.brukare.findFirst({ where: { tenantId: tenant.key, number: personalIdentityNumber } }),
        tables.representation.findMany({
          where: { tenantId: tenant.key, holderNumber: personalIdentityNumber },
          orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
        }),
      ])
      const represented = await tables.brukare.findMany({
        where: { id: { in: held.map(({ brukareId }) => brukareId) } },
      })
      const byId = new Map(represented.map((brukare) => [brukare.id, brukare]))
      const today = stockholmDate(clock())
      const reference = (brukare: BrukareModel) => referenceOf(brukare, Buffer.from(pseudonymKey, 'base64url'), today)
      return {
        ...(own ? { brukare: reference(own) } : {}),
        representations: held.flatMap((representation) => {
          const brukare = byId.get(representation.brukareId)
          if (brukare === undefined) return []
          const facts = representationOf(representation, ageOn(brukare.birthDate, today))
          return [{ ...facts, brukare: reference(brukare) }]
        }),
      }
    },

    async listRepresentations(brukareId) {
      const brukare = await tables.brukare.findFirst({ where: { id: brukareId, tenantId: tenant.key } })
      if (!brukare) return null
      const today = stockholmDate(clock())
      const oldest = dayAfter(today, -keptDays)
      const held = await tables.representation.findMany({
        where: {
          ...{ tenantId: tenant.key, brukareId },
          AND: [
            { OR: [{ validTo: null }, { validTo: { gte: oldest } }] },
            { OR: [{ revokedAt: null }, { revokedAt: { gte: startOfDay(oldest) } }] },
          ],
        },
        orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
      })
      const age = ageOn(brukare.birthDate, today)
      return { items: held.map((one) => ({ ...representationOf(one, age), holderName: one.holderName })) }
    },

    async getBrukare(brukareId) {
      const [brukare, { coveredTo }] = await Promise.all([
        tables.brukare.findFirst({ where: { id: brukareId, tenantId: tenant.key } }),
        tables.tenant.findUniqueOrThrow({ where: { id: tenant.key }, select: { coveredTo: true } }),
      ])
      if (!brukare) return null
      const { protectedIdentity } = brukare
      const contact = staff.get(brukare.contactId)
      return {
        id: brukare.id,
        name: brukare.name,
        protectedIdentity,
        // The municipality and the unit would tell where someone with protected identity lives.
        care: brukare.laws.map((law) =>
          protectedIdentity
            ? { law, unit: tenant.name }
            : { law, unit: brukare.unit, municipality: brukare.municipality },
        ),
        ...(protectedIdentity
          ? {}
          : {
              contact: { name: contact.displayName, role: 'arbetsledare', phone: contact.phone, email: contact.email },
            }),
        phones: [
          { purpose: 'jour', number: brukare.jourNumber, hours: 'dygnet runt' },
          { purpose: 'office', number: brukare.jourNumber.replace(/00$/, '01'), hours: 'vardagar klockan 8 till 16' },
        ],
        dataFrom: dataFrom(tenant.key, tenant.anchorDay, brukare.id),
        plannedUntil: coveredTo,
      }
    },
  }
}

function referenceOf(brukare: BrukareModel, key: Buffer, today: string): BrukareReference {
  return {
    id: brukare.id,
    name: brukare.name,
    pseudonym: createHmac('sha256', key).update(brukare.number).digest('base64url'),
    protectedIdentity: brukare.protectedIdentity,
    // Nobody here has asked Maja, so nothing is sent of her.
    ...(brukare.protectedIdentity ? { noticesApproved: false } : {}),
    ...(ageOn(brukare.birthDate, today) < 18 ? { birthDate: brukare.birthDate } : {}),
  }
}

function representationOf(held: RepresentationModel, age: number): RepresentationFacts {
  const scopes: readonly Scope[] =
    held.kind === 'framtidsfullmakt' ? writtenScopes : defaultScopes(held.kind, held.assignments, age < 18 ? age : null)
  return {
    id: held.id,
    kind: held.kind,
    ...(held.assignments.length > 0 ? { assignments: held.assignments } : {}),
    scopes: [...scopes],
    validFrom: held.validFrom,
    ...maybe('validTo', held.validTo),
    basis: {
      type: held.basisType,
      ...maybe('number', held.basisNumber),
      issuer: held.basisIssuer,
      date: held.basisDate,
    },
    verifiedBy: held.verifiedBy,
    verifiedAt: held.verifiedAt,
    joint: held.jointWith.length > 0,
    ...(held.jointWith.length > 0 ? { jointWith: held.jointWith } : {}),
    conflictOfInterest: held.conflictOfInterest,
    ...maybe('staffId', held.staffId),
    ...maybeInstant('revokedAt', held.revokedAt),
  }
}
