import type { NoticeDestination as DestinationRow, NoticeTimes as TimesRow } from '~/database/generated/client'
import { newId, sealerFor, toDateMaybe, toDayMaybe, type Store } from '~/database/store.server'
import { createNoticeLimits } from './limits.server'
import { createStopping } from './stopping.server'
import type { ChosenTimes, CodeOutcome, Destination, NoticeChoiceRepository } from '~/database/types'

const indexContext = 'NoticeDestination.address'

/** A code can be given so many times; then another must be sent. */
const mostTries = 5

/** Opens a row. */
function toTimes({ language, quietFrom, quietTo, isPaused, pausedTo }: TimesRow): ChosenTimes {
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo }
  return { language, quiet, pause: isPaused ? { to: toDayMaybe(pausedTo) } : null }
}

/** Opens a row. */
export function toDestination(store: Store, row: DestinationRow): Destination {
  const { id, channel, confirmedAt, failedAt, stoppedAt, codeUntil, sealedCode } = row
  const address = sealerFor(store.vault, 'NoticeDestination', id).open('sealedAddress', row.sealedAddress)
  return { id, channel, address, confirmedAt, failedAt, stoppedAt, codeUntil: sealedCode === null ? null : codeUntil }
}

/** An address as two are compared: in an address of e-mail no upper case means anything to anybody who gives out addresses. */
export function indexesOfAddress({ vault }: Store, address: string): string[] {
  return vault.indexCandidates(address.toLowerCase(), indexContext)
}

async function addDestination(
  store: Store,
  { personId, channel, address, code, codeUntil }: Parameters<NoticeChoiceRepository['addDestination']>[0],
): Promise<Destination> {
  const { prisma, vault } = store
  const where = { personId, addressIndex: { in: indexesOfAddress(store, address) } }
  const known = await prisma.noticeDestination.findFirst({ where, select: { id: true } })
  const id = known?.id ?? newId()
  const sealer = sealerFor(vault, 'NoticeDestination', id)
  const asked = {
    sealedAddress: sealer.seal('sealedAddress', address),
    addressIndex: vault.index(address.toLowerCase(), indexContext),
    ...{
      sealedCode: sealer.seal('sealedCode', code),
      codeUntil,
      codeTries: 0,
      confirmedAt: null,
      failedAt: null,
      stoppedAt: null,
    },
  }
  const create = { id, personId, channel, createdAt: store.clock(), ...asked }
  return toDestination(store, await prisma.noticeDestination.upsert({ where: { id }, create, update: asked }))
}

/** What is a person's own by what it is: nobody sends a code there. */
async function addOwn(
  store: Store,
  { personId, channel, address }: Parameters<NoticeChoiceRepository['addOwn']>[0],
): Promise<Destination> {
  const now = store.clock()
  const { id } = await addDestination(store, { personId, channel, address, code: '', codeUntil: now })
  const data = { confirmedAt: now, sealedCode: null, codeUntil: null }
  return toDestination(store, await store.prisma.noticeDestination.update({ where: { id }, data }))
}

async function confirm(
  store: Store,
  { personId, id, code }: { personId: string; id: string; code: string },
): Promise<CodeOutcome | null> {
  const { prisma } = store
  // Two tries at once are two tries.
  await prisma.$executeRaw`SELECT 1 FROM "NoticeDestination" WHERE "id" = ${id} FOR UPDATE`
  const row = await prisma.noticeDestination.findFirst({ where: { id, personId } })
  if (row === null || row.sealedCode === null) return null
  if (row.codeUntil === null || row.codeUntil <= store.clock()) return 'tooOld'
  if (row.codeTries >= mostTries) return 'tooMany'
  const isRight = sealerFor(store.vault, 'NoticeDestination', id).open('sealedCode', row.sealedCode) === code
  const data = isRight
    ? { confirmedAt: store.clock(), sealedCode: null, codeUntil: null, codeTries: 0 }
    : { codeTries: { increment: 1 } }
  await prisma.noticeDestination.update({ where: { id }, data })
  if (isRight) return 'confirmed'
  return row.codeTries + 1 >= mostTries ? 'tooMany' : 'wrong'
}

/** What people have chosen of how they are told outside the portal. */
export function createNoticeChoices(store: Store): NoticeChoiceRepository {
  const { prisma } = store
  return {
    async times(personId) {
      const row = await prisma.noticeTimes.findUnique({ where: { personId } })
      return row && toTimes(row)
    },
    async saveTimes(personId, { language, quiet, pause }) {
      const data = {
        ...{ language, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, changedAt: store.clock() },
        isPaused: pause !== null,
        pausedTo: toDateMaybe(pause?.to),
      }
      await prisma.noticeTimes.upsert({ where: { personId }, create: { personId, ...data }, update: data })
    },
    async levels(personId) {
      const rows = await prisma.noticeChoice.findMany({ where: { personId }, select: { brukareId: true, level: true } })
      return new Map(rows.map(({ brukareId, level }) => [brukareId, level]))
    },
    async saveLevel(personId, brukareId, level) {
      const data = { level, changedAt: store.clock() }
      const where = { personId_brukareId: { personId, brukareId } }
      await prisma.noticeChoice.upsert({ where, create: { personId, brukareId, ...data }, update: data })
    },
    async destinations(personId) {
      const rows = await prisma.noticeDestination.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })
      return rows.map((row) => toDestination(store, row))
    },
    addOwn: (added) => store.atomically((inner) => addOwn(inner, added)),
    addDestination: (added) => store.atomically((inner) => addDestination(inner, added)),
    confirm: (given) => store.atomically((inner) => confirm(inner, given)),
    ...createStopping(store),
    ...createNoticeLimits(store),
    async removeDestination(personId, id) {
      return (await prisma.noticeDestination.deleteMany({ where: { id, personId } })).count > 0
    },
  }
}
