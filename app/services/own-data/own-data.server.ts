import { z } from 'zod'
import type { AccessService } from '~/auth/access.server'
import type { Access, User } from '~/auth/types'
import type {
  Brukare,
  Comment,
  Database,
  Draft,
  GivenRepresentation,
  HeldRepresentation,
  JointAct,
  ObjectionCase,
  OwnData,
  Review,
} from '~/database/types'
import type { Scope } from '~/domain/access/representation'
import { placesWith } from '~/domain/access/rights'
import { scopeOfAct } from '~/domain/joint/act'
import type { OwnFile } from '~/views/own-data/own-data'
import { seenBy } from '~/services/access/decided'
import type { AccessLogService } from '~/services/access-log/log.server'

/** A thing that is stored, by the names the portal itself has for its parts. */
type OwnRow = Record<string, unknown>

/** Every file of the archive, each a table of what is stored; `withheld`: some words in them are not the person's to see. */
export type OwnTables = { tables: ReadonlyMap<OwnFile, readonly OwnRow[]>; withheld: boolean }

type Parts = {
  database: Pick<Database, 'persons' | 'representations' | 'brukare' | 'ownData' | 'accessLog'>
  access: Pick<AccessService, 'subjectsFor'>
  accessLog: AccessLogService
}

/** What the portal holds about the person who is signed in, for that person. */
export function createOwnDataService({ database, access, accessLog }: Parts) {
  return {
    /**
     * Gathers it, and notes that in the log: of the person, and of every brukare whose matters are in it. What was
     * written about somebody whose matters the person may no longer see is there without its words.
     */
    async gather(user: User, requestId: string): Promise<OwnTables> {
      const { personId } = user
      const { subjects } = await access.subjectsFor(user, requestId)
      const own = subjects.filter(({ role }) => role === 'brukare').map(({ brukare }) => brukare.id)
      const [person, number, held, stored, log] = await Promise.all([
        database.persons.find(personId),
        database.persons.numberOf(personId),
        database.representations.listForPerson(personId),
        database.ownData.of(personId, own),
        allLog(personId, own),
      ])
      const brukare = await Promise.all(own.map((id) => database.brukare.find(id)))
      const given = await Promise.all(own.map((id) => database.representations.listForBrukare(id)))
      const sight = sightOf(subjects)
      const rows = rowsOf(stored, held, sight)
      await note(user, subjects, requestId)
      return {
        tables: new Map<OwnFile, readonly OwnRow[]>([
          ['person', [{ ...person, number }]],
          ['brukare', brukare.flatMap((one) => (one === null ? [] : [brukareRow(one, sight)]))],
          ['sessions', stored.sessions],
          ['representations', rows.representations],
          ['given', given.flat().flatMap((one) => givenRow(one, sight))],
          ['drafts', rows.drafts],
          ['objections', rows.objections],
          ['comments', rows.comments],
          ['reviews', rows.reviews],
          ['notes', rows.notes],
          ['jointActs', rows.jointActs],
          ['log', log],
          ['kept', stored.kept],
        ]),
        withheld: Object.values(rows).some((list) => list.some((row) => 'withheld' in row)),
      }
    },
  }

  async function allLog(personId: string, brukareIds: readonly string[]): Promise<OwnRow[]> {
    const rows: OwnRow[] = []
    for (let after = 0; ;) {
      const batch = await database.ownData.log(personId, brukareIds, after)
      rows.push(...batch.rows)
      const last = batch.rows.at(-1)
      if (batch.isLast || last === undefined) return rows
      after = last.seq
    }
  }

  async function note({ personId }: User, subjects: readonly Access[], requestId: string): Promise<void> {
    await database.accessLog.append({
      ...{ personId, brukareId: null, role: null, basis: null, requestId },
      ...{ action: 'ownData.export', resourceType: 'person', resourceId: personId, outcome: 'allowed' },
    })
    for (const subject of subjects) {
      await accessLog.note(subject, requestId, { action: 'ownData.export', type: 'person' }, [{ id: personId }])
    }
  }
}

/** What the person may see now: of a brukare, at a provider or, when that is null, at any. */
type Sight = {
  accessTo: (brukareId: string) => Access | undefined
  sees: (one: { brukareId: string; providerId: string | null }, scope: Scope) => boolean
}

function sightOf(subjects: readonly Access[]): Sight {
  const accessTo = (brukareId: string) => subjects.find(({ brukare }) => brukare.id === brukareId)
  return {
    accessTo,
    sees: ({ brukareId, providerId }, scope) => {
      const places = placesWith(accessTo(brukareId) ?? { places: [] }, scope)
      return places.some((place) => providerId === null || place.providerId === providerId)
    },
  }
}

function rowsOf(
  { drafts, objections, comments, reviews, notes, jointActs }: OwnData,
  held: readonly HeldRepresentation[],
  sight: Sight,
) {
  return {
    representations: held.map((one) => representationRow(one, sight)),
    drafts: drafts.map((draft) => draftRow(draft, sight)),
    objections: objections.map((one) => objectionRow(one, sight)),
    comments: comments.map((one) => commentRow(one, sight)),
    reviews: reviews.map((one) => reviewRow(one, sight)),
    notes: notes.map((one) => noteRow(one, sight)),
    jointActs: jointActs.map((one) => jointActRow(one, sight)),
  }
}

/** As the providers that the person's right is at call the person. */
function brukareRow({ places, ...rest }: Brukare, { accessTo }: Sight): OwnRow {
  const access = accessTo(rest.id)
  const reached = places.filter((place) => access?.places.some((one) => one.providerId === place.providerId))
  return { ...rest, name: access?.brukare.name ?? rest.name, places: reached }
}

function givenRow(one: GivenRepresentation, { accessTo }: Sight): OwnRow[] {
  const access = accessTo(one.brukareId)
  const seen = access === undefined ? null : seenBy(access, one)
  return seen === null ? [] : [{ ...seen }]
}

function representationRow({ brukare, ...rest }: HeldRepresentation, { accessTo }: Sight): OwnRow {
  const access = accessTo(brukare.id)
  if (access?.representationIds.includes(rest.id) === true) return { ...rest, brukareName: access.brukare.name }
  const { id, kind, source, brukareId, scopes, validFrom, validTo, createdAt, acceptedAt, declinedAt, revokedAt } = rest
  const own = { id, kind, source, brukareId, scopes, validFrom, validTo }
  return { ...own, createdAt, acceptedAt, declinedAt, revokedAt, withheld: true }
}

const placed = z.object({ providerId: z.string() })

function draftRow(draft: Draft, { sees }: Sight): OwnRow {
  const { brukareId, kind } = draft
  const about = placed.safeParse(draft.values)
  // What says no provider is access, which is given at all of them, or nothing that can be placed.
  const isSeen =
    kind === 'access'
      ? sees({ brukareId, providerId: null }, 'access:manage')
      : about.success && sees({ brukareId, providerId: about.data.providerId }, 'object')
  if (isSeen) return draft
  const { values: _values, ...rest } = draft
  return { ...rest, withheld: true }
}

function objectionRow(one: ObjectionCase, { sees }: Sight): OwnRow {
  if (sees(one, 'object')) return one
  const { id, reference, brukareId, state, lodgedAt, receivedAt } = one
  return { id, reference, brukareId, state, lodgedAt, receivedAt, withheld: true }
}

function commentRow(one: Comment, { sees }: Sight): OwnRow {
  if (sees(one, 'object')) return one
  const { id, brukareId, createdAt, receivedAt } = one
  return { id, brukareId, createdAt, receivedAt, withheld: true }
}

function reviewRow(one: Review, { sees }: Sight): OwnRow {
  if (sees(one, 'reports:read')) return one
  const { id, brukareId, action, at, receivedAt } = one
  return { id, brukareId, action, at, receivedAt, withheld: true }
}

function jointActRow(one: JointAct, { sees }: Sight): OwnRow {
  const { id, kind, brukareId, state, createdAt, endedAt } = one
  if (!sees(one, scopeOfAct(kind))) return { id, kind, brukareId, state, createdAt, endedAt, withheld: true }
  // The number of one who is given access is shown to nobody again.
  const { number: _number, ...payload } = z.record(z.string(), z.unknown()).parse(one.payload)
  return { ...one, payload }
}

function noteRow({ text, ...rest }: OwnData['notes'][number], { sees }: Sight): OwnRow {
  const isSeen = sees({ brukareId: rest.brukareId, providerId: null }, 'reports:read')
  return isSeen ? { ...rest, text } : { ...rest, withheld: true }
}
