import { createHmac } from 'node:crypto'
import type { DatabaseKeys } from '~/database/common-types'
import type { Store } from '~/database/store.server'
import { needs } from './needs.server'

type RingName = keyof DatabaseKeys
type InUse = { ring: string; keyId: string; check: string }

const ringNames = ['encryption', 'index'] as const satisfies readonly RingName[]

/** Any number, but the same in every portal: those that start at once take turns. */
const startLock = 727_073_690_004

/** Tells one key from another of the same name. */
function checkOf(key: Buffer): string {
  return createHmac('sha256', key).update('insyn: which key is this').digest('base64url')
}

/** What is wrong with these keys for rows that need those in use; empty when nothing is. */
function faultsOf(keys: DatabaseKeys, inUse: readonly InUse[]): string[] {
  return ringNames.flatMap((ring) =>
    inUse.flatMap((one) => {
      if (one.ring !== ring) return []
      const key = Object.hasOwn(keys[ring].ring, one.keyId) ? keys[ring].ring[one.keyId] : undefined
      if (key === undefined) return [`keys.${ring} lacks the key "${one.keyId}", which rows in the database need`]
      if (checkOf(key) === one.check) return []
      return [`keys.${ring}."${one.keyId}" is another key than the one of that name that rows in the database need`]
    }),
  )
}

/** Keys that rows need are not those that the portal was given. */
export class MissingKeys extends Error {
  readonly code = 'missing-keys'
}

const refusal = (faults: readonly string[]) =>
  new MissingKeys(
    ['The portal cannot start:', ...faults.map((fault) => `  ${fault}`), '  See docs/operations.md, Keys.'].join('\n'),
  )

/** Which keys rows need, before anybody had noted it. @throws MissingKeys when one is not there, or opens nothing. */
async function lookThrough(store: Store, keys: DatabaseKeys): Promise<InUse[]> {
  const found = await needs(store)
  const lost = found.filter(({ ring, keyId }) => !Object.hasOwn(keys[ring].ring, keyId))
  const wrong = found.filter((one) => !lost.includes(one) && one.broken > 0 && one.broken === one.values)
  const faults = [
    ...lost.map(({ ring, keyId }) => `keys.${ring} lacks the key "${keyId}", which rows in the database need`),
    ...wrong.map(({ ring, keyId }) => `keys.${ring}."${keyId}" opens none of the rows that were made with that name`),
  ]
  if (faults.length > 0) throw refusal(faults)
  return found.flatMap(({ ring, keyId }) => {
    const key = keys[ring].ring[keyId]
    return key === undefined ? [] : [{ ring, keyId, check: checkOf(key) }]
  })
}

/**
 * Notes that rows are made with the active keys from now on. The first time, every row is looked at.
 * @throws MissingKeys with a line for each key that rows need and that is not in the ring, or is another
 */
export async function takeIntoUse(store: Store, keys: DatabaseKeys): Promise<void> {
  const isFirst = (await store.prisma.keyInUse.count()) === 0
  const found = isFirst ? await lookThrough(store, keys) : []
  await store.atomically(async (inner) => {
    await inner.prisma.$executeRaw`SELECT pg_advisory_xact_lock(${startLock}::bigint)`
    const noted = await inner.prisma.keyInUse.findMany()
    const faults = faultsOf(keys, noted)
    if (faults.length > 0) throw refusal(faults)
    const active = ringNames.flatMap((ring) => {
      const key = keys[ring].ring[keys[ring].active]
      return key === undefined ? [] : [{ ring, keyId: keys[ring].active, check: checkOf(key) }]
    })
    const usedFrom = inner.clock()
    const data = [...found, ...active].map((one) => ({ ...one, usedFrom }))
    await inner.prisma.keyInUse.createMany({ data, skipDuplicates: true })
  })
}

/** @throws MissingKeys when another portal has taken a key into use that this one lacks, or this one's is let go. */
export async function requireKeys(store: Store, keys: DatabaseKeys): Promise<void> {
  const noted = await store.prisma.keyInUse.findMany()
  const gone = ringNames
    .filter((ring) => !noted.some((one) => one.ring === ring && one.keyId === keys[ring].active))
    .map((ring) => `keys.${ring}: the active key "${keys[ring].active}" has been removed by the operator`)
  const faults = [...faultsOf(keys, noted), ...gone]
  if (faults.length > 0) throw refusal(faults)
}
