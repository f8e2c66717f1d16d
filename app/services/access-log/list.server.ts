import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Access } from '~/auth/types'
import type { AccessLogRow, Database, GivenRepresentation, LogTally } from '~/database/types'
import { actionsOfKind, doneToOne } from '~/domain/access-log/action'
import { dayAfter, startOfDay } from '~/domain/time/time'
import {
  logDays,
  logItem,
  type Ground,
  type LogDay,
  type LogItem,
  type LogPeople,
  type LogShow,
} from '~/views/access-log/log'
import { merged, pagesOf, type Pages } from '~/platform/pages'
import type { ProviderGateway } from '~/provider/types'
import type { Scene } from '~/views/frame/scene'
import { logSight, type LogSight } from './sight'

/**
 * What of the log is wanted; null: all. `before` is the number to go on from. On a page, without a person the viewer's own is left
 * out: what one looks for is what others have seen.
 */
export type LogFilter = { show: LogShow | null; personId: string | null; before: number | null }

export type AccessLogView = {
  days: LogDay[]
  /** Those who can be chosen. */
  people: { id: string; name: string }[]
  /** Who last saw something of the brukare's, besides the viewer; null when that is nobody in what the viewer reads. */
  lastOther: { name: string; when: string } | null
  /** True when the viewer reads all of the log: then nobody in it is nobody. */
  isAll: boolean
  /** The number that the next page goes on from; null on the last. */
  next: number | null
  viewerId: string
  /** How many rows there are; null where the viewer does not read all of them, so that nobody has counted. */
  countOf: ((show: LogShow | null, personId: string | null) => number) | null
}

/** A row as it is exported: the words, and what they were made of. */
export type LogExport = { row: AccessLogRow; item: LogItem }

type Parts = {
  database: Pick<Database, 'accessLog' | 'persons' | 'representations'>
  provider: Pick<ProviderGateway, 'providers'>
}

/** What is about the brukare, or the sign-ins of those who may see. */
type LogPart = 'about' | 'signIns'

/** What shows the brukare's matters; not what only shows that one is invited, or why somebody has a right. */
const looks = actionsOfKind('seen').filter((action) => !['invitation.read', 'access.explain'].includes(action))

const pageSize = 50
/** Some milliseconds of reading and of words. */
const exportBatch = 250

export type AccessLogListService = ReturnType<typeof createAccessLogListService>

/** The access log as the brukare, and who decides for the brukare who may see, read it. */
export function createAccessLogListService({ database, provider }: Parts) {
  const signInActions = actionsOfKind('signIn')

  /** One batch as it is stored; not all of it need be the viewer's to read. */
  const readRows = (
    access: Access,
    { given }: LogSight,
    filter: LogFilter,
    limit: number,
    { part, isPage }: { part?: LogPart; isPage: boolean },
  ) =>
    database.accessLog.listForBrukare(access.brukare.id, {
      limit,
      part,
      before: filter.before ?? undefined,
      personId: filter.personId ?? undefined,
      notPersonId: filter.personId === null && isPage ? access.viewer.personId : undefined,
      actions: filter.show === null || filter.show === 'refused' ? undefined : actionsOfKind(filter.show),
      denied: filter.show === null ? undefined : filter.show === 'refused',
      signIns: signInsOf(given),
      signInActions,
    })

  async function readBatch(access: Access, sight: LogSight, filter: LogFilter, limit: number) {
    const rows = await readRows(access, sight, filter, limit, { isPage: true })
    return { seen: rows.filter(sight.isSeen), last: rows.at(-1)?.seq ?? null, isEnd: rows.length < limit }
  }

  /** At least so many rows that are the viewer's to read, if there are. */
  async function read(access: Access, sight: LogSight, filter: LogFilter, limit: number): Promise<AccessLogRow[]> {
    const batch = sight.everything ? limit : exportBatch
    const rows: AccessLogRow[] = []
    for (let { before } = filter; rows.length < limit;) {
      const { seen, last, isEnd } = await readBatch(access, sight, { ...filter, before }, batch)
      rows.push(...seen)
      if (isEnd) break
      before = last
    }
    return rows.slice(0, limit)
  }

  /** Who last saw something of what the viewer may read, besides the viewer. An act is not a look. */
  async function lastByOther(access: Access, { everything, isSeen }: LogSight) {
    const { brukare, viewer } = access
    const limit = everything ? 1 : exportBatch
    const wanted = { allowed: true as const, notPersonId: viewer.personId, actions: looks, limit }
    return (await database.accessLog.listForBrukare(brukare.id, wanted)).find(isSeen)
  }

  async function peopleOf(access: Access, given: readonly GivenRepresentation[], rows: readonly AccessLogRow[]) {
    // Who has never signed in is called what the one who gave access here wrote, and nothing that was written elsewhere.
    const names = new Map(given.map(({ personId, holderName }) => [personId, holderName]))
    const acted = await database.persons.namesOf(rows.flatMap(({ personId }) => personId ?? []))
    for (const [personId, name] of acted) names.set(personId, name)
    return {
      viewerId: access.viewer.personId,
      names,
      grounds: given.map(groundOf),
      holders: new Map(given.map(({ id, personId, holderName }) => [id, names.get(personId) ?? holderName])),
      providers: new Map(provider.providers.map(({ id, name }) => [id, name])),
    } satisfies LogPeople
  }

  return {
    /** One page of the log, the newest first, in words. */
    async page(access: Access, scene: Scene, filter: LogFilter): Promise<AccessLogView> {
      const brukareId = access.brukare.id
      const sight = logSight(access, await database.representations.listForBrukare(brukareId))
      const { given } = sight
      const [rows, last, tally] = await Promise.all([
        read(access, sight, filter, pageSize + 1),
        lastByOther(access, sight),
        sight.everything
          ? database.accessLog.tallyForBrukare(brukareId, { signIns: signInsOf(given), signInActions })
          : null,
      ])
      const shown = rows.slice(0, pageSize)
      const people = await peopleOf(access, given, last ? [...shown, last] : shown)
      const items = shown.map((row) => logItem(row, people, scene))
      return {
        days: logDays(items, scene),
        people: choices(people, scene),
        lastOther: last ? lastView(last, people, scene) : null,
        isAll: sight.everything,
        next: rows.length > pageSize ? (shown.at(-1)?.seq ?? null) : null,
        viewerId: access.viewer.personId,
        countOf: tally && counting(tally, access.viewer.personId),
      }
    },

    /** Who last saw something, besides the viewer, as one reads it on the way; null: nobody in what the viewer reads. */
    async lastOther(access: Access, scene: Scene): Promise<AccessLogView['lastOther']> {
      const sight = logSight(access, await database.representations.listForBrukare(access.brukare.id))
      const last = await lastByOther(access, sight)
      return last === undefined ? null : lastView(last, await peopleOf(access, sight.given, [last]), scene)
    },

    /** The whole log with the same filter, the newest first, a page at a time. */
    async *all(access: Access, scene: Scene, filter: LogFilter): Pages<LogExport> {
      const sight = logSight(access, await database.representations.listForBrukare(access.brukare.id))
      const pages = (part: LogPart) =>
        pagesOf<AccessLogRow>(exportBatch, (last) =>
          readRows(access, sight, { ...filter, before: last?.seq ?? filter.before }, exportBatch, {
            part,
            isPage: false,
          }),
        )
      // Each by itself: there are few sign-ins, which would be looked for anew beside every page of the other.
      for await (const rows of merged([pages('about'), pages('signIns')], (one, other) => one.seq > other.seq)) {
        const seen = rows.filter(sight.isSeen)
        const people = await peopleOf(access, sight.given, seen)
        await othersTurn()
        yield seen.map((row) => ({ row, item: logItem(row, people, scene) }))
      }
    },
  }
}

function lastView(row: AccessLogRow, people: LogPeople, scene: Scene): { name: string; when: string } {
  return { name: logItem(row, people, scene).who, when: scene.f.dateTime(row.at) }
}

/** Whose sign-ins belong to the log, and of what time. */
function signInsOf(given: readonly GivenRepresentation[]) {
  return given.map(({ personId, validFrom, validTo, revokedAt }) => ({
    personId,
    from: startOfDay(validFrom),
    until: revokedAt ?? (validTo === null ? null : startOfDay(dayAfter(validTo))),
  }))
}

/** How many rows a choice has, as the page would show them. */
function counting(tally: readonly LogTally[], viewerId: string): AccessLogView['countOf'] {
  const isRefused = ({ outcome }: LogTally) => outcome === 'denied' || outcome === 'absent'
  return (show, personId) => {
    const actions = show === null || show === 'refused' ? null : new Set(actionsOfKind(show))
    return tally
      .filter((one) => (personId === null ? isOthers(one, viewerId) : one.personId === personId))
      .filter((one) => show === null || isRefused(one) === (show === 'refused'))
      .filter(({ action }) => actions?.has(action) ?? true)
      .reduce((sum, { count }) => sum + count, 0)
  }
}

const isOthers = ({ personId, action }: LogTally, viewerId: string) =>
  personId !== viewerId || doneToOne.includes(action)

function groundOf({ id, source, basis, validFrom }: GivenRepresentation): Ground {
  return { id, source, document: basis && { type: basis.type, date: basis.date }, validFrom }
}

function choices({ viewerId, names }: LogPeople, { t }: Scene): { id: string; name: string }[] {
  const byName = new Intl.Collator('sv')
  return [...names]
    .map(([id, name]) => ({ id, name: id === viewerId ? t('access-log.you') : name }))
    .sort((a, b) => byName.compare(a.name, b.name))
}
