/** Brukare, staff, teams and representations of a tenant, as rows of the database. */
import { brukare as castBrukare, legalRepresentations, others, tenants } from '../../data/cast'
import type { CastPerson, CastRepresentation } from '../../data/cast'
import { dayAfter } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import { newPersons } from './cases'
import { crowdHolder, crowdOf } from './crowd'
import { profiles } from './profiles'
import type { Profile } from './profiles'
import { idOf } from './random'
import { at, brukareIdOf } from './shifts'
import { arbetsledare, firstArbetsledare, janIndex, member, staffOf } from './staff'

const persons = new Map<string, CastPerson>([...castBrukare, ...others].map((person) => [person.key, person]))

function personOf(key: string): CastPerson {
  const person = persons.get(key)
  if (!person) throw new Error(`no ${key} in the cast`)
  return person
}

/**
 * The brukare of a tenant. Maja's real name and address, and everyone's telephone, door code and position, are kept, as a
 * provider must, and never leave in an answer.
 */
export function brukareRows(tenant: string): Prisma.BrukareCreateManyInput[] {
  return profiles
    .filter((profile) => profile.tenant === tenant)
    .map((profile) => {
      const person = personOf(profile.key)
      const isProtected = profile.key === 'maja'
      const { number } = person
      return {
        id: brukareIdOf(tenant, profile.key),
        tenantId: tenant,
        key: profile.key,
        name: isProtected ? 'Maja' : person.name,
        realName: isProtected ? 'SKYDDAD-BRUKARE-NAMN' : person.name,
        realAddress: isProtected ? 'SKYDDAD-BRUKARE-ADRESS 3' : `Larsbodavägen ${number.slice(-2)}, Farsta`,
        ...{ phone: `SKYDDAD-TELEFON ${number.slice(-4)}`, doorCode: 'SKYDDAD-PORTKOD 1928' },
        position: 'SKYDDAD-PLATS 59.2430, 18.0910',
        number,
        protectedIdentity: isProtected,
        birthDate: `${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}`,
        laws: [...profile.laws],
        unit: profile.unit,
        municipality: profile.municipality,
        contactId: contactOf(profile),
        jourNumber: tenant === 'farsta' ? '08-123 456 00' : '08-123 457 00',
      }
    })
}

function contactOf({ tenant, contact }: Profile): string {
  return (arbetsledare[tenant]?.[contact] ?? firstArbetsledare(tenant)).id
}

/** Everyone who works at a tenant. */
export function staffRows(tenant: string): Prisma.StaffCreateManyInput[] {
  return staffOf(tenant).map(({ tenant: tenantId, ...staff }) => ({ ...staff, tenantId }))
}

/** The brukare of the crowd, see crowd.ts. */
export function crowdRows(tenant: string, count: number): Prisma.BrukareCreateManyInput[] {
  return crowdOf(count)
    .filter((one) => one.tenant === tenant)
    .map((one) => ({
      ...{ id: brukareIdOf(tenant, one.key), tenantId: tenant, key: one.key, name: one.name, realName: one.name },
      ...{
        realAddress: `Magelungsvägen ${one.number.slice(-2)}, Farsta`,
        number: one.number,
        protectedIdentity: false,
      },
      birthDate: `${one.number.slice(0, 4)}-${one.number.slice(4, 6)}-${one.number.slice(6, 8)}`,
      ...{ laws: [...one.laws], unit: one.unit, municipality: one.municipality, contactId: contactOf(one) },
      jourNumber: '08-123 456 00',
    }))
}

/** Who works with whom, and the persons who are new. */
export function teamRows(tenant: string, anchor: DayString): Prisma.BrukareStaffCreateManyInput[] {
  const regular = profiles
    .filter((profile) => profile.tenant === tenant)
    .flatMap((profile) =>
      [...new Set(profile.slots.flatMap(({ pool }) => pool))].map((index) => ({
        brukareId: brukareIdOf(tenant, profile.key),
        staffId: member(tenant, index).id,
      })),
    )
  if (tenant !== 'farsta') return regular
  const added = newPersons(anchor).map(({ staff, firstDay, announcedAt }) => ({
    brukareId: brukareIdOf('farsta', 'pia'),
    staffId: member('farsta', staff).id,
    firstDay,
    announcedAt,
  }))
  return [...regular, ...added]
}

const basis = {
  vardnadshavare: { basisType: 'registerExtract', basisIssuer: 'Skatteverket' },
  godMan: { basisType: 'courtOrder', basisIssuer: 'Södertörns tingsrätt' },
  forvaltare: { basisType: 'courtOrder', basisIssuer: 'Södertörns tingsrätt' },
  framtidsfullmakt: { basisType: 'framtidsfullmakt', basisIssuer: 'Skriven av huvudmannen' },
} as const

/** The legal representations of the tenant's brukare, also those that have ended. `crowd`: so many huvudmän more. */
export function representationRows(
  tenant: keyof typeof tenants,
  anchor: DayString,
  crowd = 0,
): Prisma.RepresentationCreateManyInput[] {
  const here: readonly string[] = tenants[tenant].brukare
  const ofCrowd = crowdOf(crowd)
    .filter((one) => one.tenant === tenant)
    .map(({ key }): CastRepresentation => ({
      ...{ holder: crowdHolder, brukare: key, kind: 'godMan', assignments: ['bevakaRatt'], validFromDays: -400 },
    }))
  return [...legalRepresentations.filter((representation) => here.includes(representation.brukare)), ...ofCrowd].map(
    (representation, index) => representationRow(tenant, anchor, representation, index),
  )
}

function representationRow(
  tenant: string,
  anchor: DayString,
  cast: CastRepresentation,
  index: number,
): Prisma.RepresentationCreateManyInput {
  const holder = personOf(cast.holder)
  const validFrom = dayAfter(anchor, cast.validFromDays)
  return {
    id: idOf('rpr', tenant, cast.holder, cast.brukare),
    tenantId: tenant,
    holderNumber: holder.number,
    holderName: holder.name,
    brukareId: brukareIdOf(tenant, cast.brukare),
    kind: cast.kind,
    assignments: cast.assignments ?? [],
    validFrom,
    validTo: cast.validToDays === undefined ? null : dayAfter(anchor, cast.validToDays),
    revokedAt: cast.revokedDays === undefined ? null : at(dayAfter(anchor, cast.revokedDays), '11:00'),
    ...basis[cast.kind],
    basisNumber:
      cast.kind === 'godMan' || cast.kind === 'forvaltare'
        ? `Ä ${String(1200 + index * 17)}-${validFrom.slice(2, 4)}`
        : null,
    basisDate: dayAfter(validFrom, -3),
    verifiedBy: `${firstArbetsledare(tenant).displayName}, arbetsledare`,
    verifiedAt: dayAfter(validFrom, 4),
    jointWith: cast.jointWith ? [personOf(cast.jointWith).name] : [],
    conflictOfInterest: cast.conflictOfInterest ?? 'none',
    staffId: cast.conflictOfInterest === 'assistant' && tenant === 'farsta' ? member('farsta', janIndex).id : null,
  }
}
