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
  OwnDataOf,
  Review,
  WishCase,
} from '~/database/types'
import type { Scope } from '~/domain/access/representation'
import { placesWith } from '~/domain/access/rights'
import { scopeOfAct } from '~/domain/joint/act'
import { mapped, type Pages } from '~/platform/pages'
import type { ProviderGateway } from '~/provider/types'
import type { Scene } from '~/views/frame/scene'
import { ownFileList, type OwnFile, type OwnUnread } from '~/views/own-data/own-data'
import type { Whose } from '~/views/tables/file-name'
import { seenBy } from '~/services/access/decided'
import { providerName } from '~/services/frame/gather.server'
import type { AccessLogService } from '~/services/access-log/log.server'

/** A thing that is stored, by the names the portal itself has for its parts, and the names of whom and what its ids are. */
export type OwnRow = Record<string, unknown>

/** Every file of the archive: reads it from the beginning, a page at a time. Of a row with `withheld` some words are left out. */
export type OwnTables = Record<OwnFile, () => Pages<OwnRow>>
/** The archive before it is made, whose it is, and what could not be read of whose matters the person may see. */
export type OwnArchive = { whose: Whose; tables: OwnTables; unread: OwnUnread }

type Parts = {
  database: Pick<Database, 'persons' | 'representations' | 'brukare' | 'ownData' | 'accessLog'>
  access: Pick<AccessService, 'subjectsFor'>
  accessLog: AccessLogService
  provider: Pick<ProviderGateway, 'providers'>
}

/** What the portal holds about the person who is signed in, for that person. */
export function createOwnDataService({ database, access, accessLog, provider }: Parts) {
  return {
    /**
     * Notes in the log that it is taken, of the person and of every brukare whose matters are in it, and opens it. What was
     * written about somebody whose matters the person may no longer see is there without its words.
     */
    async open(user: User, { requestId, now }: Pick<Scene, 'requestId' | 'now'>): Promise<OwnArchive> {
      const { personId } = user
      const { subjects, unconfirmed, refused } = await access.subjectsFor(user, requestId)
      const own = subjects.filter(({ role }) => role === 'brukare').map(({ brukare }) => brukare)
      await note(user, subjects, requestId)
      const whose = { name: user.name, protectedIdentity: own.some((one) => one.protectedIdentity) }
      const sight = sightOf(subjects)
      const tables = tablesOf({ personId, brukareIds: own.map(({ id }) => id) }, sight, now)
      const name = (row: OwnRow) => namedRow(row, sight, (id) => providerName(provider, id))
      const named = ownFileList.map((file) => [file, () => mapped(tables[file](), name)] as const)
      return { whose, tables: { ...tables, ...Object.fromEntries(named) }, unread: { unconfirmed, refused } }
    },
  }

  function tablesOf(whose: OwnDataOf, sight: Sight, until: Date): OwnTables {
    const { ownData } = database
    return {
      person: () => few(() => personRows(whose.personId)),
      brukare: () => few(() => brukareRows(whose, sight)),
      sessions: () => ownData.sessions(whose),
      devices: () => ownData.devices(whose),
      representations: () => few(() => heldRows(whose.personId, sight)),
      given: () => few(() => givenRows(whose, sight)),
      drafts: () => mapped(ownData.drafts(whose), (one) => draftRow(one, sight)),
      objections: () => mapped(ownData.objections(whose), (one) => objectionRow(one, sight)),
      comments: () => mapped(ownData.comments(whose), (one) => commentRow(one, sight)),
      reviews: () => mapped(ownData.reviews(whose), (one) => reviewRow(one, sight)),
      wishes: () => mapped(ownData.wishes(whose), (one) => wishRow(one, sight)),
      notes: () => mapped(ownData.notes(whose), (one) => noteRow(one, sight)),
      calendars: () => ownData.calendars(whose),
      jointActs: () => mapped(ownData.jointActs(whose), (one) => jointActRow(one, sight)),
      noticeAddresses: () => ownData.noticeAddresses(whose),
      noticeTimes: () => ownData.noticeTimes(whose),
      noticeChoices: () => ownData.noticeChoices(whose),
      noticesTold: () => ownData.noticesTold(whose),
      log: () => ownData.log(whose, until),
      kept: () => ownData.kept(whose),
      opened: () => ownData.opened(whose),
      visits: () => ownData.visits(whose),
    }
  }

  async function personRows(personId: string): Promise<OwnRow[]> {
    const [person, number] = await Promise.all([database.persons.find(personId), database.persons.numberOf(personId)])
    return [{ ...person, number }]
  }

  async function brukareRows({ brukareIds }: OwnDataOf, sight: Sight): Promise<OwnRow[]> {
    const brukare = await Promise.all(brukareIds.map((id) => database.brukare.find(id)))
    return brukare.flatMap((one) => (one === null ? [] : [brukareRow(one, sight)]))
  }

  async function heldRows(personId: string, sight: Sight): Promise<OwnRow[]> {
    const held = await database.representations.listForPerson(personId)
    return held.map((one) => representationRow(one, sight))
  }

  async function givenRows({ brukareIds }: OwnDataOf, sight: Sight): Promise<OwnRow[]> {
    const given = await Promise.all(brukareIds.map((id) => database.representations.listForBrukare(id)))
    return given.flat().flatMap((one) => givenRow(one, sight))
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

/** A row with the names of the brukare and the provider beside their ids, as far as the person may see them. */
function namedRow(row: OwnRow, { accessTo }: Sight, nameOf: (providerId: string) => string): OwnRow {
  const named = Object.entries(row).flatMap(([part, value]): [string, unknown][] => {
    if (typeof value !== 'string') return [[part, value]]
    if (part === 'brukareId')
      return [
        [part, value],
        ['brukareName', accessTo(value)?.brukare.name ?? null],
      ]
    return part === 'providerId'
      ? [
          [part, value],
          ['providerName', nameOf(value)],
        ]
      : [[part, value]]
  })
  return Object.fromEntries(named)
}

/** A table that is never long, in one page. */
async function* few(read: () => Promise<OwnRow[]>): Pages<OwnRow> {
  yield await read()
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

function wishRow(one: WishCase, { sees }: Sight): OwnRow {
  if (sees(one, 'wish')) return one
  const { id, reference, brukareId, state, sentAt, receivedAt } = one
  return { id, reference, brukareId, state, sentAt, receivedAt, withheld: true }
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
  const isSeen = one.providerIds.some((providerId) => sees({ brukareId, providerId }, scopeOfAct(kind)))
  if (!isSeen) return { id, kind, brukareId, state, createdAt, endedAt, withheld: true }
  // The number of one who is given access is shown to nobody again.
  const { number: _number, ...payload } = z.record(z.string(), z.unknown()).parse(one.payload)
  return { ...one, payload }
}

function noteRow({ text, ...rest }: OwnData['notes'][number], { sees }: Sight): OwnRow {
  const isSeen = sees({ brukareId: rest.brukareId, providerId: null }, 'reports:read')
  return isSeen ? { ...rest, text } : { ...rest, withheld: true }
}
