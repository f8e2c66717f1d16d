import { z } from 'zod'
import type { Person as PersonRow } from '~/database/generated/client'
import { sealerFor, type Statement, type Store } from '~/database/store.server'
import type { Person } from '~/database/types'

const indexContext = 'Person.number'

/** Opens a row. */
export function toPerson(
  store: Store,
  row: Omit<PersonRow, 'numberIndex' | 'sealedNumber' | 'numberChangedAt' | 'logNameId'>,
): Person {
  return {
    id: row.id,
    name: sealerFor(store.vault, 'Person', row.id).open('sealedName', row.sealedName),
    isCoordinationNumber: row.kind === 'samordningsnummer',
    createdAt: row.createdAt,
    lastSignInAt: row.lastSignInAt,
    previousSignInAt: row.previousSignInAt,
  }
}

/** What a number is stored and searched by. */
export function numberIndexOf(store: Store, number: string): string {
  return store.vault.index(number, indexContext)
}

/** The same under every key, so that a number from before a change of key is found. */
export function numberIndexesOf(store: Store, number: string): string[] {
  return store.vault.indexCandidates(number, indexContext)
}

const accountSchema = z.object({
  id: z.string(),
  numberIndex: z.string(),
  sealedName: z.string(),
  logNameId: z.string().nullable(),
  lastSignInAt: z.date().nullable(),
})
/** An account as it is found by its number. */
export type Account = z.infer<typeof accountSchema>

/** Whoever has the number, else whoever had it: in one statement, so that both take the same work. */
const byNumber: Statement<typeof accountSchema> = {
  name: 'person-by-number',
  sql: `SELECT "id", "numberIndex", "sealedName", "logNameId", "lastSignInAt" FROM "Person" WHERE "id" IN (
      SELECT "id" FROM "Person" WHERE "numberIndex" = ANY($1::text[])
      UNION SELECT "personId" FROM "FormerNumber" WHERE "numberIndex" = ANY($1::text[])
    ) ORDER BY "numberIndex" = ANY($1::text[]) DESC, "createdAt"`,
  row: accountSchema,
}

/** Whose a number is now, or was as a samordningsnummer. */
export async function findByNumber(store: Store, number: string): Promise<Account | null> {
  const [account] = await store.rows(byNumber, [numberIndexesOf(store, number)])
  return account ?? null
}

/** True when the account still has the number, and has not had it before another. */
export function hasNumberNow(store: Store, account: Account, number: string): boolean {
  return numberIndexesOf(store, number).includes(account.numberIndex)
}

const indexSchema = z.object({ numberIndex: z.string() })
const ofPerson: Statement<typeof indexSchema> = {
  name: 'numbers-of-person',
  sql: `SELECT "numberIndex" FROM "Person" WHERE "id" = $1
    UNION ALL SELECT "numberIndex" FROM "FormerNumber" WHERE "personId" = $1`,
  row: indexSchema,
}

/** What a person's number, and those before it, are searched by. */
export async function indexesOfPerson(store: Store, personId: string): Promise<string[]> {
  return (await store.rows(ofPerson, [personId])).map(({ numberIndex }) => numberIndex)
}
