import type { AccessService, Rights } from '~/auth/access.server'
import type { Database, NotTold, NoticeEvent } from '~/database/types'
import { placeAt, placesWith } from '~/domain/access/rights'
import { isTold, lesserOf, noticeKinds, standardLevel, type NoticeKind } from '~/domain/notices/event'
import { isSeen, openedAt, openedKeys, openedKinds } from '~/domain/news/opened'
import { minutesAfter } from '~/domain/time/time'
import { createPersonJudge, type PersonJudgeParts } from './judging-person.server'
import { createStillSo, type BrukareEvent, type StillSoParts } from './still-so.server'

type JudgingParts = Omit<StillSoParts, 'access' | 'database'> & {
  database: StillSoParts['database'] &
    PersonJudgeParts['database'] &
    Pick<Database, 'opened' | 'representations'> & {
      noticeChoices: Pick<Database['noticeChoices'], 'levels' | 'limitsOf' | 'offFor'>
      notices: Pick<Database['notices'], 'hasToldOf'>
      accessLog: Pick<Database['accessLog'], 'listForBrukare'>
      brukare: Pick<Database['brukare'], 'find'>
    }
  access: Pick<AccessService, 'standingRights' | 'find'> & PersonJudgeParts['access']
}

const accessKinds: ReadonlySet<NoticeKind> = new Set(['accessOffered', 'accessChanged', 'accessWithdrawn'])
const isOfAccess = (kind: NoticeKind): boolean => accessKinds.has(kind)

const openedKindsTold = [
  ...[openedKinds.objection, openedKinds.wish, openedKinds.act, openedKinds.report, openedKinds.shift],
  ...[openedKinds.document, openedKinds.sheet, openedKinds.unsure],
]

/** A page has its row in the access log within so long of when it began. */
const pageMinutes = 1

/** Under what the page that an event is about is remembered as opened. */
function keysOf({ providerId, resourceId }: NoticeEvent): string[] {
  const own = [
    ...[openedKeys.objection(resourceId), openedKeys.wish(resourceId)],
    ...[openedKeys.act(resourceId), openedKeys.sheet(resourceId)],
  ]
  if (providerId === null) return own
  return [
    ...own,
    ...[openedKeys.report(providerId, resourceId), openedKeys.shift(providerId, resourceId)],
    openedKeys.document(providerId, resourceId),
  ]
}

/** Why somebody is not to be told of something now; null: they are. */
export type Judge = (personId: string, event: NoticeEvent, requestId: string) => Promise<NotTold | null>

/**
 * Whether somebody is to be told, asked anew each time that something is about to be sent: what they have chosen and the brukare
 * allows, whether they may see it, by the same rule as on a page, whether they have seen it already, and whether it still is so.
 * Throws when that cannot be known now.
 */
export function createJudge({ database, access, ...parts }: JudgingParts): Judge {
  const isStillSo = createStillSo({ ...parts, database, access })
  const ofPerson = createPersonJudge({ ...parts, database, access })

  /** A right that is one's own to be told of: only whether it still is as it was said to be. */
  const ofAccess = async ({ kind, brukareId, resourceId }: BrukareEvent): Promise<NotTold | null> => {
    const given = (await database.representations.listForBrukare(brukareId)).find(({ id }) => id === resourceId)
    if (given === undefined) return 'noRight'
    const isOpen = given.revokedAt === null && given.declinedAt === null
    if (kind === 'accessWithdrawn') return null
    if (kind === 'accessOffered' && given.acceptedAt !== null) return 'seen'
    return isOpen ? null : 'noRight'
  }

  const levelOf = async (personId: string, { kind, brukareId }: BrukareEvent) => {
    const [levels, limits] = await Promise.all([
      database.noticeChoices.levels(personId),
      database.noticeChoices.limitsOf(personId),
    ])
    const chosen = levels.get(brukareId) ?? standardLevel
    // What one is given, and loses, is one's own to know.
    return isOfAccess(kind) ? chosen : lesserOf(chosen, limits.get(brukareId) ?? null)
  }

  /** They have opened what it is about, or a page that shows it. */
  const hasSeen = async (personId: string, event: BrukareEvent): Promise<boolean> => {
    const { kind, brukareId, at } = event
    const kinds = [...openedKindsTold]
    const opened = await database.opened.list({ personId, brukareIds: [brukareId], kinds })
    if (isSeen(at, openedAt(opened, keysOf(event)))) return true
    const actions = noticeKinds[kind].seenBy
    if (actions.length === 0) return false
    const wanted = { personId, actions, allowed: true as const, part: 'about' as const, limit: 1 }
    const [last] = await database.accessLog.listForBrukare(brukareId, wanted)
    if (last === undefined || last.at < at) return false
    // While a provider is away a page shows what was before: what has happened since was not on it.
    const unsureAt = openedAt(opened, [openedKeys.unsure])
    return unsureAt === null || last.at > minutesAfter(unsureAt, pageMinutes)
  }

  /** True when the reader may know of it: at its provider, or at any where it is about no single one. */
  const mayKnow = (rights: Rights, { kind, providerId }: BrukareEvent): boolean => {
    const { scope } = noticeKinds[kind]
    if (scope === null) return true
    return providerId === null
      ? kind === 'weekSheet' && placesWith(rights, scope).length > 0
      : placeAt(rights, providerId, scope) !== null
  }

  const ofBrukare = async (personId: string, event: BrukareEvent, requestId: string): Promise<NotTold | null> => {
    const { kind, brukareId } = event
    const row = noticeKinds[kind]
    if (!isTold(kind, await levelOf(personId, event))) return 'notWanted'
    const brukare = await database.brukare.find(brukareId)
    if (brukare === null) return 'noRight'
    if ((await database.noticeChoices.offFor([brukareId])).has(brukareId)) return 'protectedIdentity'
    if (isOfAccess(kind)) return ofAccess(event)
    const { rights, unconfirmed } = await access.standingRights(personId, brukareId, requestId)
    if (rights === null || !mayKnow(rights, event)) {
      // A right that nobody can vouch for now is not one that is gone: what is settled is never told.
      if (unconfirmed) throw new Error('the right cannot be confirmed now')
      return 'noRight'
    }
    if (await hasSeen(personId, event)) return 'seen'
    if ('once' in row && (await database.notices.hasToldOf(personId, event))) return 'seen'
    return (await isStillSo(personId, event, rights, requestId)) ? null : 'noLonger'
  }

  return (personId, event, requestId) => {
    const { brukareId } = event
    return brukareId === null
      ? ofPerson(personId, event, requestId)
      : ofBrukare(personId, { ...event, brukareId }, requestId)
  }
}
