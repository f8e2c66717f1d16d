import { z } from 'zod'
import type { AccessService } from '~/auth/access.server'
import type { Access, User } from '~/auth/types'
import type {
  Comment,
  Database,
  Draft,
  HeldRepresentation,
  JointAct,
  ObjectionCase,
  OwnData,
  OwnDataOf,
} from '~/database/types'
import { scopeOfAct } from '~/domain/joint/act'
import { mapped, type Pages } from '~/platform/pages'
import type { Scene } from '~/views/frame/scene'
import type { OwnFile } from '~/views/own-data/own-data'
import type { AccessLogService } from '~/services/access-log/log.server'

/** A thing that is stored, by the names the portal itself has for its parts. */
export type OwnRow = Record<string, unknown>

/** Every file of the archive: reads it from the beginning, a page at a time. Of a row with `withheld` some words are left out. */
export type OwnTables = Record<OwnFile, () => Pages<OwnRow>>

type Parts = {
  database: Pick<Database, 'persons' | 'representations' | 'brukare' | 'ownData' | 'accessLog'>
  access: Pick<AccessService, 'subjectsFor'>
  accessLog: AccessLogService
}

/** What the portal holds about the person who is signed in, for that person. */
export function createOwnDataService({ database, access, accessLog }: Parts) {
  return {
    /**
     * Notes in the log that it is taken, of the person and of every brukare whose matters are in it, and opens it. What was
     * written about somebody whose matters the person may no longer see is there without its words.
     */
    async open(user: User, { requestId, now }: Pick<Scene, 'requestId' | 'now'>): Promise<OwnTables> {
      const { personId } = user
      const { subjects } = await access.subjectsFor(user, requestId)
      const own = subjects.filter(({ role }) => role === 'brukare').map(({ brukare }) => brukare.id)
      await note(user, subjects, requestId)
      return tablesOf({ personId, brukareIds: own }, sightOf(subjects), now)
    },
  }

  function tablesOf(whose: OwnDataOf, sight: Sight, until: Date): OwnTables {
    const { ownData } = database
    return {
      person: () => few(() => personRows(whose.personId)),
      brukare: () => few(() => brukareRows(whose)),
      sessions: () => ownData.sessions(whose),
      representations: () => few(() => heldRows(whose.personId, sight)),
      given: () => few(() => givenRows(whose)),
      drafts: () => mapped(ownData.drafts(whose), (one) => draftRow(one, sight)),
      objections: () => mapped(ownData.objections(whose), (one) => objectionRow(one, sight)),
      comments: () => mapped(ownData.comments(whose), (one) => commentRow(one, sight)),
      reviews: () => ownData.reviews(whose),
      notes: () => mapped(ownData.notes(whose), (one) => noteRow(one, sight)),
      jointActs: () => mapped(ownData.jointActs(whose), (one) => jointActRow(one, sight)),
      log: () => ownData.log(whose, until),
      kept: () => ownData.kept(whose),
    }
  }

  async function personRows(personId: string): Promise<OwnRow[]> {
    const [person, number] = await Promise.all([database.persons.find(personId), database.persons.numberOf(personId)])
    return [{ ...person, number }]
  }

  async function brukareRows({ brukareIds }: OwnDataOf): Promise<OwnRow[]> {
    const brukare = await Promise.all(brukareIds.map((id) => database.brukare.find(id)))
    return brukare.flatMap((one) => (one === null ? [] : [{ ...one }]))
  }

  async function heldRows(personId: string, sight: Sight): Promise<OwnRow[]> {
    const held = await database.representations.listForPerson(personId)
    return held.map((one) => representationRow(one, sight))
  }

  async function givenRows({ brukareIds }: OwnDataOf): Promise<OwnRow[]> {
    const given = await Promise.all(brukareIds.map((id) => database.representations.listForBrukare(id)))
    return given.flat().map((one) => ({ ...one }))
  }

  async function note({ personId }: User, subjects: readonly Access[], requestId: string): Promise<void> {
    await database.accessLog.append({
      ...{ personId, brukareId: null, role: null, basis: null, requestId },
      ...{ action: 'ownData.export', resourceType: 'person', resourceId: personId, outcome: 'allowed' },
    })
    for (const subject of subjects) {
      await accessLog.note(subject, requestId, { action: 'ownData.export', type: 'person', id: personId })
    }
  }
}

/** A table that is never long, in one page. */
async function* few(read: () => Promise<OwnRow[]>): Pages<OwnRow> {
  yield await read()
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
