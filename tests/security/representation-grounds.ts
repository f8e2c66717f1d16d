import { newNumber, openTestDatabase } from '../support/databases'
import { createMemoryStore } from './representation-memory'
import { start, type Ground } from './representation-system'
import { players, type Player } from './representation-steps'

const pseudonyms = { owner: 'o'.repeat(43), stranger: 's'.repeat(43) }

function idsOf(pairs: readonly (readonly [Player, string])[]): Record<Player, string> {
  const idOf = (player: Player) => pairs.find(([one]) => one === player)?.[1] ?? ''
  return {
    ...{ owner: idOf('owner'), anna: idOf('anna'), bertil: idOf('bertil') },
    ...{ legal: idOf('legal'), stranger: idOf('stranger') },
  }
}

/** In memory: runs by the hundred thousand. */
export function groundInMemory(): Ground {
  const time = { now: start }
  const { store, reset, protect } = createMemoryStore(() => time.now)
  return {
    ...{ store, time, pseudonyms },
    personIds: idsOf(players.map((player) => [player, player])),
    brukareIdOf: (who) => Promise.resolve(pseudonyms[who]),
    reset: () => Promise.resolve(reset()),
    protect: (on) => Promise.resolve(protect(on)),
  }
}

/** The portal's own repositories on PostgreSQL. */
export async function groundInDatabase(): Promise<Ground & { close: () => Promise<void> }> {
  const { database, time, sql, close } = await openTestDatabase('server')
  const { representations, brukare, persons } = database
  const made = players.map(async (player) => {
    const facts = { number: newNumber(), name: player, isCoordinationNumber: false }
    return [player, (await persons.findOrCreate(facts)).id] as const
  })
  const ids = { owner: '', stranger: '' }
  for (const who of ['owner', 'stranger'] as const) {
    const reference = { id: `${who}-at-farsta`, name: who, pseudonym: pseudonyms[who], protectedIdentity: false }
    ids[who] = (await brukare.upsert('farsta', reference)).id
  }
  return {
    ...{ time, pseudonyms, close },
    personIds: idsOf(await Promise.all(made)),
    store: {
      ...representations,
      // The draft's own keeping is tested with the flow.
      giveFromDraft: async (_, grant) => ({ id: (await representations.give(grant)).id, created: true }),
    },
    brukareIdOf: (who) => Promise.resolve(ids[who]),
    reset: async () => {
      await sql('DELETE FROM "Representation"')
      // Each run begins at the same instant, and an answer to a question put before another is not written over it.
      await sql('DELETE FROM "RepresentationSync"')
      await sql('UPDATE "Brukare" SET "protectedIdentity" = false WHERE "protectedIdentity"')
      await sql('UPDATE "BrukareAtProvider" SET "protectedIdentity" = false WHERE "protectedIdentity"')
    },
    protect: async (on) => {
      await sql('UPDATE "Brukare" SET "protectedIdentity" = $1 WHERE "id" = $2', [on, ids.owner])
      await sql('UPDATE "BrukareAtProvider" SET "protectedIdentity" = $1 WHERE "brukareId" = $2', [on, ids.owner])
    },
  }
}
