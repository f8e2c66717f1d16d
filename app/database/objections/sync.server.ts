import { z } from 'zod'
import type { Schemas as Contract } from '../../../provider-api/contract'
import type { Objection as ObjectionRow } from '~/database/generated/client'
import { enqueue } from '~/database/delivery/outbox.server'
import { addNoticeEvent } from '~/database/notices/events.server'
import { addEvent, answerId, sealContent } from './rows.server'
import { isLateNews } from '~/domain/notices/event'
import { isTaken, newId, retryWhile, sealerFor, toDate, type Store } from '~/database/store.server'

type Said = { brukareId: string; providerId: string; objection: Contract['Objection'] }

/** What the contract calls a change that the brukare's side made. */
const brukareSide = 'brukare side'

const find = (store: Store, { brukareId, providerId, objection }: Said) =>
  store.prisma.objection.findFirst({
    where: {
      ...{ brukareId, providerId },
      OR: [{ providerObjectionId: objection.id }, { providerObjectionId: null, reference: objection.reference }],
    },
  })

/** One that was lodged elsewhere: what the provider has is all there is. */
async function adopt(store: Store, { brukareId, providerId, objection }: Said): Promise<ObjectionRow> {
  const id = newId()
  const { target, reason, ownVersion = null, text, urgent } = objection
  return store.prisma.objection.create({
    data: {
      ...{ id, brukareId, providerId, providerBrukareId: objection.brukareId, providerObjectionId: objection.id },
      reference: objection.reference,
      onBehalfOf: objection.onBehalfOf,
      state: objection.state,
      lodgedAt: new Date(objection.lodgedAt),
      sealedLodgedBy: sealerFor(store.vault, 'Objection', id).sealMaybe('sealedLodgedBy', objection.lodgedBy),
      sealedContent: sealContent(store, id, { target, reason, ownVersion, text, urgent }),
    },
  })
}

async function addHistory(store: Store, id: string, history: Contract['Objection']['history']): Promise<void> {
  const known = await store.prisma.objectionEvent.findMany({ where: { objectionId: id } })
  const ours = new Set(known.filter(({ source }) => source === 'portal').map(({ state }) => state))
  const seen = new Set(known.map(({ providerIndex }) => providerIndex))
  for (const [providerIndex, { state, at, by }] of history.entries()) {
    // What was done here comes back as an echo.
    if (seen.has(providerIndex) || (by === brukareSide && ours.has(state))) continue
    const event = { state, at: new Date(at), source: 'provider', actor: by, personId: null, onBehalfOf: null } as const
    await addEvent(store, id, { ...event, providerIndex })
  }
}

async function addMessages(
  store: Store,
  objectionId: string,
  messages: Contract['Objection']['messages'],
  about: { brukareId: string; providerId: string },
): Promise<void> {
  const known = await store.prisma.objectionMessage.findMany({ where: { objectionId }, orderBy: { at: 'asc' } })
  const seen = new Set(known.map(({ providerMessageId }) => providerMessageId))
  const sent = known.filter(({ side, providerMessageId }) => side === 'person' && providerMessageId === null)
  const sealerOf = (id: string) => sealerFor(store.vault, 'ObjectionMessage', id)
  for (const message of messages) {
    if (seen.has(message.id)) continue
    seen.add(message.id)
    const place = { providerMessageId: message.id, receivedAt: new Date(message.at) }
    // Our own come back under the provider's id: the oldest with the same words is the one.
    const own = sent.findIndex(({ id, sealedText }) => sealerOf(id).open('sealedText', sealedText) === message.text)
    const [mine] = message.from === 'person' && own >= 0 ? sent.splice(own, 1) : []
    if (mine) {
      await store.prisma.objectionMessage.update({ where: { id: mine.id }, data: { ...place, refusalCode: null } })
      continue
    }
    const id = newId()
    const words = {
      sealedName: sealerOf(id).seal('sealedName', message.name),
      sealedText: sealerOf(id).seal('sealedText', message.text),
    }
    const row = { id, objectionId, side: message.from, ...words, at: new Date(message.at), ...place }
    await store.prisma.objectionMessage.create({ data: row })
    if (message.from !== 'provider' || isLateNews(new Date(message.at), store.clock())) continue
    await addNoticeEvent(store, {
      ...{ key: `objectionQuestion:${objectionId}:${message.id}`, kind: 'objectionQuestion' },
      ...{ ...about, resourceId: objectionId, forId: null, byId: null },
    })
  }
}

async function addAnswers(
  store: Store,
  objectionId: string,
  { brukareId, providerId, objection }: Said,
): Promise<void> {
  const { answers } = objection
  const already = await store.prisma.objectionAnswer.count({ where: { objectionId } })
  for (const [position, { outcome, motivation, by, at }] of answers.entries()) {
    if (position < already) continue
    const sealer = sealerFor(store.vault, 'ObjectionAnswer', answerId(objectionId, position))
    const words = {
      sealedMotivation: sealer.seal('sealedMotivation', motivation),
      sealedBy: sealer.seal('sealedBy', by),
    }
    await store.prisma.objectionAnswer.create({ data: { objectionId, position, outcome, ...words, at: new Date(at) } })
    if (isLateNews(new Date(at), store.clock())) continue
    await addNoticeEvent(store, {
      ...{ key: `objectionAnswered:${objectionId}:${position}`, kind: 'objectionAnswered', brukareId, providerId },
      ...{ resourceId: objectionId, forId: null, byId: null },
    })
  }
}

/** True when the provider says what it said last, and that is what we have. */
function isKnown(store: Store, row: ObjectionRow, objection: Contract['Objection']): boolean {
  if (row.state !== objection.state || row.sealedSynced === null) return false
  return (
    sealerFor(store.vault, 'Objection', row.id).open('sealedSynced', row.sealedSynced) === JSON.stringify(objection)
  )
}

/** An answer can be on its way for so long: what the provider said before is not taken for news for that time, in milliseconds. */
const longestOnTheWayMs = 30_000

const lengthsSchema = z.object({
  history: z.array(z.unknown()),
  messages: z.array(z.unknown()),
  answers: z.array(z.unknown()),
})

/**
 * True for an answer that was overtaken: somebody asked, then a reply or a withdrawal got through and its receipt was written, and only
 * now the first answer is here. Histories grow, so it is the shorter. Not for long: a provider that takes something away has its say.
 */
function isOvertaken(store: Store, row: ObjectionRow, objection: Contract['Objection']): boolean {
  const { sealedSynced, syncedAt } = row
  if (sealedSynced === null || syncedAt === null) return false
  if (store.clock().getTime() - syncedAt.getTime() > longestOnTheWayMs) return false
  const known = lengthsSchema.parse(sealerFor(store.vault, 'Objection', row.id).openJson('sealedSynced', sealedSynced))
  return parts.some((part) => objection[part].length < known[part].length)
}

const parts = ['history', 'messages', 'answers'] as const

/**
 * What was withdrawn before anybody knew that it had arrived, and turns out to have: the provider is told now. True when it
 * is: the objection stays withdrawn here. Only at the first word about it; after that the provider's word stands.
 */
async function takeBackAgain(store: Store, row: ObjectionRow, { state }: Contract['Objection']): Promise<boolean> {
  const isAlive = state === 'received' || state === 'underReview'
  if (row.state !== 'withdrawn' || row.providerObjectionId !== null || !isAlive) return false
  const done = await store.prisma.objectionEvent.findFirst({
    where: { objectionId: row.id, state: 'withdrawn', source: 'portal' },
    orderBy: { seq: 'desc' },
  })
  if (done?.personId == null || done.onBehalfOf === null) return false
  const name = sealerFor(store.vault, 'ObjectionEvent', done.id).openMaybe('sealedActor', done.sealedActor)
  await enqueue(store, row.brukareId, {
    topic: 'withdrawal',
    actor: { personId: done.personId, role: done.onBehalfOf, requestId: newId() },
    place: { providerId: row.providerId, brukareId: row.providerBrukareId },
    objectionId: row.id,
    body: name === null ? {} : { name },
  })
  return true
}

async function write(store: Store, said: Said): Promise<{ id: string; changed: boolean }> {
  const { objection } = said
  const known = await find(store, said)
  if (known) await store.prisma.$executeRaw`SELECT 1 FROM "Objection" WHERE "id" = ${known.id} FOR UPDATE`
  // As it is now that nobody else can change it.
  const found = known && (await find(store, said))
  if (found !== null && isOvertaken(store, found, objection)) return { id: found.id, changed: false }
  const { id } = found ?? (await adopt(store, said))
  const waiting = await store.prisma.outbox.count({
    where: { objectionId: id, topic: { in: ['message', 'withdrawal'] }, deliveredAt: null, refusedAt: null },
  })
  const isBack = found !== null && waiting === 0 && (await takeBackAgain(store, found, objection))
  await store.prisma.objection.update({
    where: { id },
    data: {
      providerObjectionId: objection.id,
      state: waiting > 0 || isBack ? undefined : objection.state,
      receivedAt: new Date(objection.receivedAt),
      answerDueBy: toDate(objection.answerDueBy),
      refusalCode: null,
      sealedSynced: sealerFor(store.vault, 'Objection', id).sealJson('sealedSynced', objection),
      syncedAt: store.clock(),
    },
  })
  await addHistory(store, id, objection.history)
  await addMessages(store, id, objection.messages, said)
  await addAnswers(store, id, said)
  return { id, changed: true }
}

/** Takes in what a provider says about one objection; see ObjectionRepository.sync. */
export async function sync(store: Store, said: Said): Promise<{ id: string; changed: boolean }> {
  // Two pages may read the same new objection at once; the second then finds what the first wrote.
  return retryWhile(isTaken, async () => {
    const row = await find(store, said)
    if (row && isKnown(store, row, said.objection)) return { id: row.id, changed: false }
    return store.atomically((inner) => write(inner, said))
  })
}
