import { toDestination } from '~/database/notices/choices.server'
import { toDayMaybe, type Store } from '~/database/store.server'
import type { OwnDataOf, OwnDataRepository } from '~/database/types'
import { pagesOf } from '~/platform/pages'

const take = 250

type OwnNotices = Pick<OwnDataRepository, 'noticeAddresses' | 'noticeTimes' | 'noticeChoices' | 'noticesTold'>

/** A table that is never long, in one page. */
async function* few<Row>(read: () => Promise<Row[]>): AsyncGenerator<Row[]> {
  yield await read()
}

/**
 * How somebody is told outside the portal, and what they have been told: when, and how pressing it was said to be. What it was about
 * stands in no message.
 */
export function ownNotices(store: Store): OwnNotices {
  const { prisma } = store
  const sentTo = ({ personId }: OwnDataOf, last: { id: string; at: Date } | null) =>
    prisma.noticeMessage.findMany({
      where: {
        ...{ destination: { personId }, sentAt: { not: null } },
        ...(last === null ? {} : { OR: [{ sentAt: { gt: last.at } }, { sentAt: last.at, id: { gt: last.id } }] }),
      },
      include: { destination: { select: { channel: true } } },
      ...{ orderBy: [{ sentAt: 'asc' }, { id: 'asc' }], take },
    })
  return {
    noticeAddresses: ({ personId }) =>
      few(async () => {
        const rows = await prisma.noticeDestination.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })
        return rows.map((row) => {
          const { codeUntil: _codeUntil, ...one } = toDestination(store, row)
          return { ...one, createdAt: row.createdAt }
        })
      }),
    noticeTimes: ({ personId }) =>
      few(async () => {
        const rows = await prisma.noticeTimes.findMany({ where: { personId } })
        return rows.map(({ personId: _personId, pausedTo, ...row }) => ({ ...row, pausedTo: toDayMaybe(pausedTo) }))
      }),
    noticeChoices: ({ personId }) =>
      few(async () => {
        const [chosen, limits] = await Promise.all([
          prisma.noticeChoice.findMany({ where: { personId }, orderBy: { brukareId: 'asc' } }),
          prisma.noticeLimit.findMany({ where: { personId } }),
        ])
        const most = new Map(limits.map(({ brukareId, level }) => [brukareId, level]))
        return chosen.map(({ brukareId, level, changedAt }) => {
          return { brukareId, level, most: most.get(brukareId) ?? null, changedAt }
        })
      }),
    noticesTold: (whose) =>
      pagesOf<{ id: string; at: Date } & Told>(take, async (last) =>
        (await sentTo(whose, last)).flatMap(({ id, sentAt: at, tone, language, destination: { channel } }) =>
          at === null ? [] : [{ id, at, channel, tone, language }],
        ),
      ),
  }
}

type Told = Pick<Awaited<ReturnType<Store['prisma']['noticeMessage']['findFirstOrThrow']>>, 'tone' | 'language'> & {
  channel: Awaited<ReturnType<Store['prisma']['noticeDestination']['findFirstOrThrow']>>['channel']
}
