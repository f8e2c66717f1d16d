import { z } from 'zod'
import { toBrukare, type PlaceRow } from './brukare.server'
import { sealerFor, type Statement, type Store } from '~/database/store.server'
import type { HeldRepresentation, Representation } from '~/database/types'
import { actorRoles, allAssignments, allScopes } from '~/domain/access/representation'

export const roleSchema = z.enum(actorRoles)

const basisSchema = z.object({
  type: z.enum(['courtOrder', 'overformyndareOrder', 'registerExtract', 'framtidsfullmakt']),
  number: z.string().optional(),
  issuer: z.string(),
  date: z.string(),
})

const rowSchema = z.object({
  id: z.string(),
  source: z.enum(['provider', 'portal']),
  kind: roleSchema,
  personId: z.string(),
  brukareId: z.string(),
  providerId: z.string().nullable(),
  providerRepresentationId: z.string().nullable(),
  providerBrukareId: z.string().nullable(),
  scopes: z.array(z.enum(allScopes)),
  assignments: z.array(z.enum(allAssignments)),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  sealedBasis: z.string().nullable(),
  sealedVerifiedBy: z.string().nullable(),
  verifiedAt: z.string().nullable(),
  joint: z.boolean(),
  sealedJointWith: z.string().nullable(),
  conflictOfInterest: z.enum(['none', 'assistant', 'employer']),
  staffId: z.string().nullable(),
  givenBy: z.string().nullable(),
  giverSealedName: z.string().nullable(),
  givenAs: roleSchema.nullable(),
  sealedInvitedName: z.string().nullable(),
  sealedMessage: z.string().nullable(),
  acceptedAt: z.date().nullable(),
  declinedAt: z.date().nullable(),
  revokedBy: z.string().nullable(),
  revokerSealedName: z.string().nullable(),
  createdAt: z.date(),
  revokedAt: z.date().nullable(),
  brukareSealedName: z.string(),
  brukareSealedBirthDate: z.string().nullable(),
  protectedIdentity: z.boolean(),
  places: z.string(),
  reach: z.string(),
  holderSealedName: z.string(),
})
type Row = z.infer<typeof rowSchema>

const placesSchema = z.array(
  z.object({
    providerId: z.string(),
    providerBrukareId: z.string(),
    sealedName: z.string().nullable(),
    sealedBirthDate: z.string().nullable(),
  }),
)
const reachSchema = z.array(
  z.object({
    providerId: z.string(),
    scopes: z.array(z.enum(allScopes)),
    validTo: z.string().nullable(),
    endedAt: z.coerce.date().nullable(),
  }),
)

const select = `
  SELECT r."id", r."source"::text AS "source", r."kind"::text AS "kind", r."personId", r."brukareId", r."providerId",
    r."providerRepresentationId", r."providerBrukareId", r."scopes", r."assignments", r."validFrom"::text AS "validFrom", r."validTo"::text AS "validTo", r."sealedBasis",
    r."sealedVerifiedBy", r."verifiedAt"::text AS "verifiedAt", r."joint", r."sealedJointWith", r."conflictOfInterest",
    r."staffId", r."givenById" AS "givenBy", r."givenAs"::text AS "givenAs", r."sealedInvitedName",
    r."sealedMessage", r."acceptedAt", r."declinedAt", r."createdAt", least(r."revokedAt", r."stoppedAt") AS "revokedAt", r."revokedById" AS "revokedBy",
    g."sealedName" AS "giverSealedName", e."sealedName" AS "revokerSealedName",
    b."sealedName" AS "brukareSealedName", b."sealedBirthDate" AS "brukareSealedBirthDate", b."protectedIdentity",
    coalesce((
      SELECT json_agg(json_build_object('providerId', l."providerId", 'providerBrukareId', l."providerBrukareId",
          'sealedName', l."sealedName", 'sealedBirthDate', l."sealedBirthDate")
        ORDER BY l."providerId", l."providerBrukareId")
      FROM "BrukareAtProvider" l WHERE l."brukareId" = b."id" AND l."endedAt" IS NULL
    ), '[]')::text AS "places",
    coalesce((
      SELECT json_agg(json_build_object('providerId', a."providerId", 'scopes', a."scopes", 'validTo', a."validTo",
        'endedAt', a."endedAt") ORDER BY a."providerId")
      FROM "RepresentationReach" a WHERE a."representationId" = r."id"
    ), '[]')::text AS "reach",
    p."sealedName" AS "holderSealedName"
  FROM "Representation" r JOIN "Brukare" b ON b."id" = r."brukareId" JOIN "Person" p ON p."id" = r."personId"
    LEFT JOIN "Person" g ON g."id" = r."givenById" LEFT JOIN "Person" e ON e."id" = r."revokedById"`

const statement = (name: string, where: string, before = ''): Statement<typeof rowSchema> => ({
  name,
  sql: `${before}${select} WHERE ${where} ORDER BY r."createdAt", r."id"`,
  row: rowSchema,
})

/** Those of a person, those of who gave them for the same brukare, and so on; each once, so that a ring ends. */
const chain = (where: string) => `
  WITH RECURSIVE "chain" AS (
    SELECT h."id", h."brukareId", h."givenById" FROM "Representation" h WHERE ${where}
    UNION
    SELECT n."id", n."brukareId", n."givenById"
    FROM "Representation" n JOIN "chain" c ON n."personId" = c."givenById" AND n."brukareId" = c."brukareId"
  )`

const held = statement('representations-held', 'r."personId" = $1')
const inChain = 'r."id" IN (SELECT "id" FROM "chain")'
const chainOfAll = statement('representations-chain', inChain, chain('h."personId" = $1'))
const chainForOne = statement(
  'representations-chain-for-one',
  inChain,
  chain('h."personId" = $1 AND h."brukareId" = $2'),
)
const given = statement('representations-given', 'r."brukareId" = $1')
const one = statement('representation', 'r."id" = $1')

/** What a provider's own id of a legal representation begins with here: it may call one of them `self`. */
const legal = 'legal:'

/** How a legal representation of a provider is known here. */
export function legalKey(id: string): string {
  return `${legal}${id}`
}

function legalIdIn(key: string | null): string | null {
  return key?.startsWith(legal) === true ? key.slice(legal.length) : null
}

/** A person's name from their row, which may be gone. */
const nameOf = (store: Store, id: string | null, sealedName: string | null) =>
  id === null ? null : sealerFor(store.vault, 'Person', id).openMaybe('sealedName', sealedName)

function toRepresentation(store: Store, row: Row): Representation {
  const sealer = sealerFor(store.vault, 'Representation', row.id)
  const { id, source, kind, personId, brukareId, providerId, scopes, assignments, validFrom, validTo } = row
  const { verifiedAt, joint, conflictOfInterest, staffId, givenBy, givenAs, createdAt } = row
  const { acceptedAt, declinedAt, revokedAt, sealedBasis, sealedJointWith } = row
  return {
    ...{ id, source, kind, personId, brukareId, providerId, scopes, assignments, validFrom, validTo },
    ...{ verifiedAt, joint, conflictOfInterest, staffId, givenBy, givenAs, createdAt },
    ...{ acceptedAt, declinedAt, revokedAt },
    providerRepresentationId: legalIdIn(row.providerRepresentationId),
    providerBrukareId: placesIn(row).some((place) => isPlaceOf(place, row)) ? row.providerBrukareId : null,
    reach: reachSchema.parse(JSON.parse(row.reach)),
    basis: sealedBasis === null ? null : basisSchema.parse(sealer.openJson('sealedBasis', sealedBasis)),
    verifiedBy: sealer.openMaybe('sealedVerifiedBy', row.sealedVerifiedBy),
    jointWith:
      sealedJointWith === null ? [] : z.array(z.string()).parse(sealer.openJson('sealedJointWith', sealedJointWith)),
    givenByName: nameOf(store, givenBy, row.giverSealedName),
    message: sealer.openMaybe('sealedMessage', row.sealedMessage),
  }
}

/** Where a provider still names the brukare. */
const placesIn = (row: Row) => placesSchema.parse(JSON.parse(row.places))
const isPlaceOf = (place: PlaceRow, { providerId, providerBrukareId }: Row) =>
  place.providerId === providerId && place.providerBrukareId === providerBrukareId

function toHeld(store: Store, row: Row): HeldRepresentation {
  const {
    brukareId: id,
    brukareSealedName: sealedName,
    brukareSealedBirthDate: sealedBirthDate,
    protectedIdentity,
  } = row
  const brukare = toBrukare(store, { id, sealedName, sealedBirthDate, protectedIdentity }, placesIn(row))
  return { ...toRepresentation(store, row), brukare }
}

/** What a person holds, in one statement. */
export async function readHeld(store: Store, personId: string): Promise<HeldRepresentation[]> {
  return (await store.rows(held, [personId])).map((row) => toHeld(store, row))
}

/** What a person holds and what that rests on, in one statement. */
export async function readChain(store: Store, personId: string, brukareId?: string): Promise<HeldRepresentation[]> {
  const rows =
    brukareId === undefined ? store.rows(chainOfAll, [personId]) : store.rows(chainForOne, [personId, brukareId])
  return (await rows).map((row) => toHeld(store, row))
}

/** By the provider that vouches for it: rights change at 15 and 18, and another provider's word changes nothing there. */
function birthDateFor(store: Store, row: Row): string | null {
  const { providerId, providerBrukareId: brukareId } = row
  const { places } = toHeld(store, row).brukare
  return places.find((place) => place.providerId === providerId && place.brukareId === brukareId)?.birthDate ?? null
}

/** Who holds something for a brukare, with names. */
export async function readGiven(store: Store, brukareId: string) {
  const rows = await store.rows(given, [brukareId])
  return rows.map((row) => {
    const invited = row.acceptedAt === null ? row.sealedInvitedName : null
    return {
      ...toRepresentation(store, row),
      holderName:
        invited === null
          ? sealerFor(store.vault, 'Person', row.personId).open('sealedName', row.holderSealedName)
          : sealerFor(store.vault, 'Representation', row.id).open('sealedInvitedName', invited),
      revokedByName: nameOf(store, row.revokedBy, row.revokerSealedName),
      brukareBirthDate: birthDateFor(store, row),
    }
  })
}

/** One that was just written. */
export async function readOne(store: Store, id: string): Promise<Representation> {
  const [row] = await store.rows(one, [id])
  if (!row) throw new Error('a representation that was just written is not there')
  return toRepresentation(store, row)
}
