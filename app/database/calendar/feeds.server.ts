import { timingSafeEqual } from 'node:crypto'
import { logWrite } from '~/database/forms/submitting.server'
import { createAccessLog } from '~/database/access-log/log.server'
import type { CalendarFeed as FeedRow } from '~/database/generated/client'
import { hashOf, isTaken, retryWhile, sealerFor, toDate, type Store } from '~/database/store.server'
import type { CalendarFeed, CalendarFeedRepository, MadeFeed } from '~/database/types'
import { mostFeeds } from '~/domain/calendar/feed'
import { createCalendarNames } from './names.server'
import { versionsOf } from './versions.server'

/** Opens a row. */
export function toFeed({ vault }: Pick<Store, 'vault'>, row: FeedRow): CalendarFeed {
  const { id, personId, brukareId, level, language, createdAt, expiresAt, endedAt, lapsedAt, fetchedAt } = row
  const name = sealerFor(vault, 'CalendarFeed', id).open('sealedName', row.sealedName)
  return { id, personId, brukareId, name, level, language, createdAt, expiresAt, endedAt, lapsedAt, fetchedAt }
}

/** Made from whose it is and about whom, so that a key tells nothing of what others have. */
const idOf = (personId: string, brukareId: string, formKey: string) =>
  hashOf(`calendar ${personId} ${brukareId} ${formKey}`).slice(0, 40)

const isSame = (one: string, other: string) => timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'))

const about = (id: string, brukareId: string) => ({ id, brukareId, type: 'calendar' as const })

async function make(
  store: Store,
  { formKey, token, brukareId, name, doer, ...rest }: Parameters<CalendarFeedRepository['make']>[0],
): Promise<MadeFeed | null> {
  const { prisma, clock } = store
  const { personId } = doer
  const id = idOf(personId, brukareId, formKey)
  const now = clock()
  const made = await madeBefore(store, id, token)
  if (made !== null) return made
  const isOpen = { endedAt: null, expiresAt: { gt: now } }
  // Two at once are in turn.
  await prisma.$executeRaw`SELECT 1 FROM "Person" WHERE "id" = ${personId} FOR UPDATE`
  if ((await prisma.calendarFeed.count({ where: { personId, brukareId, ...isOpen } })) >= mostFeeds) return null
  const sealedName = sealerFor(store.vault, 'CalendarFeed', id).seal('sealedName', name)
  const row = { id, personId, brukareId, tokenHash: hashOf(token), sealedName, createdAt: now, ...rest }
  await prisma.calendarFeed.create({ data: row })
  await logWrite(store, 'calendar.make', about(id, brukareId), doer)
  return { id, isGiven: true }
}

/** One that a form has made already has another secret now, unless a calendar has fetched it. Null: there is none. */
async function madeBefore({ prisma }: Store, id: string, token: string): Promise<MadeFeed | null> {
  const where = { id, endedAt: null, fetchedAt: null }
  const { count } = await prisma.calendarFeed.updateMany({ where, data: { tokenHash: hashOf(token) } })
  if (count > 0) return { id, isGiven: true }
  return (await prisma.calendarFeed.count({ where: { id } })) > 0 ? { id, isGiven: false } : null
}

async function rotate(
  store: Store,
  { id: oldId, formKey, token, brukareId, expiresAt, doer }: Parameters<CalendarFeedRepository['rotate']>[0],
): Promise<MadeFeed | null> {
  const { prisma, clock, vault } = store
  const { personId } = doer
  const id = idOf(personId, brukareId, formKey)
  const made = await madeBefore(store, id, token)
  if (made !== null) return made
  const old = await prisma.calendarFeed.findFirst({ where: { id: oldId, personId, brukareId } })
  if (old === null || !(await endRow(store, oldId))) return null
  const { level, language } = old
  const { name } = toFeed(store, old)
  const sealedName = sealerFor(vault, 'CalendarFeed', id).seal('sealedName', name)
  const row = { id, personId, brukareId, tokenHash: hashOf(token), sealedName, level, language }
  await prisma.calendarFeed.create({ data: { ...row, createdAt: clock(), expiresAt } })
  await logWrite(store, 'calendar.rotate', about(id, brukareId), doer)
  return { id, isGiven: true }
}

/** An address that has ended tells nothing any more, so no version is needed. */
async function endRow({ prisma, clock }: Store, id: string): Promise<boolean> {
  const { count } = await prisma.calendarFeed.updateMany({ where: { id, endedAt: null }, data: { endedAt: clock() } })
  if (count > 0) await prisma.calendarEntry.deleteMany({ where: { feedId: id } })
  return count > 0
}

/** The addresses of calendars. Of the secret only its hash is here. */
export function createCalendarFeeds(store: Store): CalendarFeedRepository {
  const { prisma } = store
  return {
    async findByToken(token) {
      const tokenHash = hashOf(token)
      const row = await prisma.calendarFeed.findUnique({ where: { tokenHash } })
      return row !== null && isSame(row.tokenHash, tokenHash) ? toFeed(store, row) : null
    },
    async find(where) {
      const row = await prisma.calendarFeed.findFirst({ where })
      return row && toFeed(store, row)
    },
    async list(whose) {
      const where = { ...whose, endedAt: null, expiresAt: { gt: store.clock() } }
      const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]
      return (await prisma.calendarFeed.findMany({ where, orderBy })).map((row) => toFeed(store, row))
    },
    make: (feed) => retryWhile(isTaken, () => store.atomically((inner) => make(inner, feed))),
    rotate: (one) => retryWhile(isTaken, () => store.atomically((inner) => rotate(inner, one))),
    end: ({ id, brukareId, doer }) =>
      store.atomically(async (inner) => {
        const owned = await inner.prisma.calendarFeed.count({ where: { id, brukareId, personId: doer.personId } })
        if (owned === 0 || !(await endRow(inner, id))) return false
        await logWrite(inner, 'calendar.remove', about(id, brukareId), doer)
        return true
      }),
    versions: (feedId, entries) => versionsOf(store, feedId, entries),
    fetched: (id, day, entries) =>
      store.atomically(async (inner) => {
        const loggedOn = toDate(day)
        await inner.prisma.calendarFeed.updateMany({ where: { id }, data: { fetchedAt: store.clock() } })
        const where = { id, OR: [{ loggedOn: null }, { loggedOn: { lt: loggedOn } }] }
        const { count } = await inner.prisma.calendarFeed.updateMany({ where, data: { loggedOn } })
        if (count > 0) await createAccessLog(inner).appendAll(entries)
      }),
    async lapse(id, isLapsed) {
      const where = { id, lapsedAt: isLapsed ? null : { not: null } }
      await prisma.calendarFeed.updateMany({ where, data: { lapsedAt: isLapsed ? store.clock() : null } })
    },
    ...createCalendarNames(store),
  }
}
