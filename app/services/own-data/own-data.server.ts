import { z } from 'zod'
import type { AccessService } from '~/auth/access.server'
import type { Access, User } from '~/auth/types'
import type { Comment, Database, Draft, HeldRepresentation, JointAct, ObjectionCase, OwnData } from '~/database/types'
import { scopeOfAct } from '~/domain/joint/act'
import type { OwnFile } from '~/views/own-data/own-data'
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
          ['brukare', brukare.flatMap((one) => (one === null ? [] : [{ ...one }]))],
          ['sessions', stored.sessions],
          ['representations', rows.representations],
          ['given', given.flat().map((one) => ({ ...one }))],
          ['drafts', rows.drafts],
          ['objections', rows.objections],
          ['comments', rows.comments],
          ['reviews', stored.reviews],
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

/** Whose name the person may see, whose reports, and whose matters the person may object in, or decide over who sees. */
type Sight = Record<'name' | 'reports' | 'object' | 'manage', ReadonlySet<string>>

function sightOf(subjects: readonly Access[]): Sight {
  const ids = (list: readonly Access[]) => new Set(list.map(({ brukare }) => brukare.id))
  return {
    name: ids(subjects),
    reports: ids(subjects.filter(({ scopes }) => scopes.has('reports:read'))),
    object: ids(subjects.filter(({ scopes }) => scopes.has('object'))),
    manage: ids(subjects.filter(({ scopes }) => scopes.has('access:manage'))),
  }
}

function rowsOf(
  { drafts, objections, comments, notes, jointActs }: OwnData,
  held: readonly HeldRepresentation[],
  sight: Sight,
) {
  return {
    representations: held.map((one) => representationRow(one, sight)),
    drafts: drafts.map((draft) => draftRow(draft, sight)),
    objections: objections.map((one) => objectionRow(one, sight)),
    comments: comments.map((one) => commentRow(one, sight)),
    notes: notes.map((one) => noteRow(one, sight)),
    jointActs: jointActs.map((one) => jointActRow(one, sight)),
  }
}

function representationRow({ brukare, ...rest }: HeldRepresentation, { name }: Sight): OwnRow {
  if (name.has(brukare.id)) return { ...rest, brukareName: brukare.name }
  const { id, kind, source, brukareId, scopes, validFrom, validTo, createdAt, acceptedAt, declinedAt, revokedAt } = rest
  const own = { id, kind, source, brukareId, scopes, validFrom, validTo }
  return { ...own, createdAt, acceptedAt, declinedAt, revokedAt, withheld: true }
}

function draftRow(draft: Draft, { object, manage }: Sight): OwnRow {
  if ((draft.kind === 'access' ? manage : object).has(draft.brukareId)) return draft
  const { values: _values, ...rest } = draft
  return { ...rest, withheld: true }
}

function objectionRow(one: ObjectionCase, { object }: Sight): OwnRow {
  if (object.has(one.brukareId)) return one
  const { id, reference, brukareId, state, lodgedAt, receivedAt } = one
  return { id, reference, brukareId, state, lodgedAt, receivedAt, withheld: true }
}

function commentRow(one: Comment, { object }: Sight): OwnRow {
  if (object.has(one.brukareId)) return one
  const { id, brukareId, createdAt, receivedAt } = one
  return { id, brukareId, createdAt, receivedAt, withheld: true }
}

function jointActRow(one: JointAct, { object, manage }: Sight): OwnRow {
  const { id, kind, brukareId, state, createdAt, endedAt } = one
  const seen = scopeOfAct(kind) === 'object' ? object : manage
  if (!seen.has(brukareId)) return { id, kind, brukareId, state, createdAt, endedAt, withheld: true }
  // The number of one who is given access is shown to nobody again.
  const { number: _number, ...payload } = z.record(z.string(), z.unknown()).parse(one.payload)
  return { ...one, payload }
}

function noteRow({ text, ...rest }: OwnData['notes'][number], { reports }: Sight): OwnRow {
  return reports.has(rest.brukareId) ? { ...rest, text } : { ...rest, withheld: true }
}
