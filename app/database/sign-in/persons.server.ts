import type { Person as PersonRow } from '~/database/generated/client'
import { openNames, sealedName } from '~/database/access-log/names.server'
import { isTaken, newId, retryWhile, sealerFor, type Store } from '~/database/store.server'
import type { Person, PersonFacts, PersonRepository } from '~/database/types'

const indexContext = 'Person.number'

/** Opens a row. */
export function toPerson(store: Store, row: Omit<PersonRow, 'numberIndex' | 'sealedNumber' | 'logNameId'>): Person {
  return {
    id: row.id,
    name: sealerFor(store.vault, 'Person', row.id).open('sealedName', row.sealedName),
    isCoordinationNumber: row.kind === 'samordningsnummer',
    createdAt: row.createdAt,
    lastSignInAt: row.lastSignInAt,
    previousSignInAt: row.previousSignInAt,
  }
}

const findByNumber = (store: Store, number: string) =>
  store.prisma.person.findFirst({ where: { numberIndex: { in: store.vault.indexCandidates(number, indexContext) } } })

/** What another account of the same person has becomes this account's; the other is removed. */
async function merge(store: Store, fromId: string, intoId: string): Promise<void> {
  const held = { where: { personId: fromId }, data: { personId: intoId } }
  // What a provider said is asked for again at sign-in.
  await store.prisma.representation.deleteMany({ where: { personId: fromId, source: 'provider' } })
  await store.prisma.representation.updateMany(held)
  await store.prisma.representation.updateMany({ where: { givenById: fromId }, data: { givenById: intoId } })
  await store.prisma.draft.updateMany(held)
  await store.prisma.objection.updateMany(held)
  await store.prisma.comment.updateMany(held)
  await store.prisma.review.updateMany(held)
  await store.prisma.person.delete({ where: { id: fromId } })
}

/** The id of what the log calls the person: a new one when the name is new, since what the log has said stands. */
async function logNameIdOf(store: Store, name: string, before: string | null): Promise<string> {
  if (before !== null && (await openNames(store, [before])).get(before) === name) return before
  const { id, ...sealed } = sealedName(store, name)
  await store.prisma.logName.upsert({ where: { id }, create: { id, ...sealed }, update: {} })
  return id
}

async function write(store: Store, facts: PersonFacts, row: PersonRow | null): Promise<Person> {
  const id = row?.id ?? newId()
  const sealer = sealerFor(store.vault, 'Person', id)
  const known = {
    numberIndex: store.vault.index(facts.number, indexContext),
    sealedNumber: sealer.seal('sealedNumber', facts.number),
    sealedName: row && facts.nameIsHearsay ? row.sealedName : sealer.seal('sealedName', facts.name),
    kind: facts.isCoordinationNumber ? ('samordningsnummer' as const) : ('personnummer' as const),
    // What somebody else calls a person is not what the log calls them.
    logNameId: facts.nameIsHearsay
      ? (row?.logNameId ?? null)
      : await logNameIdOf(store, facts.name, row?.logNameId ?? null),
  }
  const written = row
    ? await store.prisma.person.update({ where: { id }, data: known })
    : await store.prisma.person.create({ data: { id, ...known, createdAt: store.clock() } })
  return toPerson(store, written)
}

async function findOrCreate(store: Store, facts: PersonFacts): Promise<Person> {
  const current = await findByNumber(store, facts.number)
  const previous =
    facts.previousCoordinationNumber == null ? null : await findByNumber(store, facts.previousCoordinationNumber)
  if (current && previous && current.id !== previous.id) await merge(store, current.id, previous.id)
  return write(store, facts, previous ?? current)
}

/** Those who sign in or are given access. */
export function createPersons(store: Store): PersonRepository {
  return {
    findOrCreate: (facts) => retryWhile(isTaken, () => store.atomically((inner) => findOrCreate(inner, facts))),
    async find(personId) {
      const row = await store.prisma.person.findUnique({ where: { id: personId } })
      return row && toPerson(store, row)
    },
    async namesOf(personIds) {
      const rows = await store.prisma.person.findMany({ where: { id: { in: [...new Set(personIds)] } } })
      return new Map(rows.map((row) => [row.id, toPerson(store, row).name]))
    },
    idOf: async (number) => (await findByNumber(store, number))?.id ?? null,
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
  }
}
