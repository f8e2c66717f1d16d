import { openNames, sealedName } from '~/database/access-log/names.server'
import { createAccessLog } from '~/database/access-log/log.server'
import { everyIdOf } from '~/database/former-ids.server'
import { takeIndexTurn } from '~/database/index-turns.server'
import { isTaken, newId, retryWhile, sealerFor, type Store } from '~/database/store.server'
import type { Person, PersonFacts, PersonRepository } from '~/database/types'
import { mergePersons } from './person-merge.server'
import {
  findByNumber,
  hasNumberNow,
  indexesOfPerson,
  numberIndexesOf,
  numberIndexOf,
  toPerson,
  type Account,
} from './person-rows.server'
import { endSessions } from './session-ending.server'

type Found = { current: Account | null; previous: Account | null }

/** By the number, and by the samordningsnummer before it while that is still some account's number. */
async function findBoth(store: Store, { number, previousCoordinationNumber }: PersonFacts): Promise<Found> {
  const current = await findByNumber(store, number)
  const before = previousCoordinationNumber == null ? null : await findByNumber(store, previousCoordinationNumber)
  // Whose samordningsnummer has become another personnummer is not this one: a broker's word joins nobody twice.
  const isCarried = before !== null && hasNumberNow(store, before, previousCoordinationNumber ?? '')
  return { current, previous: isCarried ? before : null }
}

/** As `findBoth`, with the accounts held until commit when there are two, so that two sign-ins at once take turns. */
async function holdBoth(store: Store, facts: PersonFacts): Promise<Found> {
  const found = await findBoth(store, facts)
  if (found.current === null || found.previous === null) return found
  const ids = [found.current.id, found.previous.id].sort()
  await store.prisma.$executeRaw`SELECT 1 FROM "Person" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`
  return findBoth(store, facts)
}

/** Columns of a number. */
function numberColumns(store: Store, id: string, facts: PersonFacts) {
  return {
    numberIndex: numberIndexOf(store, facts.number),
    sealedNumber: sealerFor(store.vault, 'Person', id).seal('sealedNumber', facts.number),
    kind: facts.isCoordinationNumber ? ('samordningsnummer' as const) : ('personnummer' as const),
  }
}

/** The id of what the log calls the person: a new one when the name is new, since what the log has said stands. */
async function logNameIdOf(store: Store, name: string, before: string | null): Promise<string> {
  if (before !== null && (await openNames(store, [before])).get(before) === name) return before
  const { id, ...sealed } = sealedName(store, name)
  await store.prisma.logName.upsert({ where: { id }, create: { id, ...sealed }, update: {} })
  return id
}

/** Columns of a name. What somebody else calls a person is not what the log calls them, nor what they are called here. */
async function nameColumns(store: Store, id: string, facts: PersonFacts, account: Account | null) {
  const { name, nameIsHearsay } = facts
  const isKept = account !== null && nameIsHearsay === true
  const logNameId = account?.logNameId ?? null
  return {
    sealedName: isKept ? account.sealedName : sealerFor(store.vault, 'Person', id).seal('sealedName', name),
    logNameId: nameIsHearsay === true ? logNameId : await logNameIdOf(store, name, logNameId),
  }
}

async function write(store: Store, facts: PersonFacts, account: Account | null): Promise<Person> {
  const id = account?.id ?? newId()
  const numbers = numberColumns(store, id, facts)
  const names = await nameColumns(store, id, facts, account)
  if (account === null) {
    const data = { id, ...numbers, ...names, createdAt: store.clock() }
    return toPerson(store, await store.prisma.person.create({ data }))
  }
  // Somebody may still write, or sign in with, the number before: it does not take the place of the one after.
  const wasBefore = facts.isCoordinationNumber && !hasNumberNow(store, account, facts.number)
  const data = wasBefore ? names : { ...numbers, ...names }
  return toPerson(store, await store.prisma.person.update({ where: { id }, data }))
}

/** Whoever writes or sends the samordningsnummer from now on means this account, unless it is known as another's. */
async function rememberNumber(store: Store, personId: string, number: string): Promise<void> {
  if ((await findByNumber(store, number)) !== null) return
  const id = newId()
  const sealedNumber = sealerFor(store.vault, 'FormerNumber', id).seal('sealedNumber', number)
  const numberIndex = numberIndexOf(store, number)
  await store.prisma.formerNumber.create({
    data: { id, personId, numberIndex, sealedNumber, createdAt: store.clock() },
  })
}

async function findOrCreate(store: Store, facts: PersonFacts, requestId: string | null): Promise<Person> {
  const numbers = [facts.number, facts.previousCoordinationNumber ?? []].flat()
  await takeIndexTurn(
    store,
    numbers.flatMap((number) => numberIndexesOf(store, number)),
  )
  const { current, previous } = await holdBoth(store, facts)
  const merged = current && previous ? await mergePersons(store, current.id, previous.id) : []
  const person = await write(store, facts, previous ?? current)
  if (facts.previousCoordinationNumber != null) {
    await rememberNumber(store, person.id, facts.previousCoordinationNumber)
  }
  if (previous === null) return person
  // Somebody who has never been here has nothing to be told about.
  const isNews = (previous.lastSignInAt ?? current?.lastSignInAt ?? null) !== null
  if (isNews) await store.prisma.person.update({ where: { id: person.id }, data: { numberChangedAt: store.clock() } })
  await endSessions(store, { personId: person.id }, 'numberChanged', requestId)
  await createAccessLog(store).appendAll(merged.map((entry) => ({ ...entry, requestId })))
  return person
}

/** Those who sign in or are given access. */
export function createPersons(store: Store): PersonRepository {
  return {
    findOrCreate: (facts, requestId) =>
      retryWhile(isTaken, () => store.atomically((inner) => findOrCreate(inner, facts, requestId ?? null))),
    async find(personId) {
      const row = await store.prisma.person.findUnique({ where: { id: personId } })
      return row && toPerson(store, row)
    },
    async namesOf(personIds) {
      const rows = await store.prisma.person.findMany({ where: { id: { in: [...new Set(personIds)] } } })
      return new Map(rows.map((row) => [row.id, toPerson(store, row).name]))
    },
    async hasNumber(personId, number) {
      const own = await indexesOfPerson(store, personId)
      const sought = numberIndexesOf(store, number)
      return own.some((index) => sought.includes(index))
    },
    recordSignIn: (personId) =>
      store.atomically(async ({ prisma, clock }) => {
        const before = await prisma.person.findUniqueOrThrow({ where: { id: personId } })
        const data = { previousSignInAt: before.lastSignInAt, lastSignInAt: clock() }
        return toPerson(store, await prisma.person.update({ where: { id: personId }, data }))
      }),
    async numberOf(personId) {
      const row = await store.prisma.person.findUnique({ where: { id: personId } })
      return row && sealerFor(store.vault, 'Person', personId).open('sealedNumber', row.sealedNumber)
    },
    idByNumber: async (number) => (await findByNumber(store, number))?.id ?? null,
    idsOf: async (personId) => (await everyIdOf(store, [personId]))(personId),
    isNumberNew: async (id) => (await store.prisma.person.count({ where: { id, numberChangedAt: { not: null } } })) > 0,
    async noteNumberRead(id) {
      await store.prisma.person.updateMany({ where: { id }, data: { numberChangedAt: null } })
    },
  }
}
