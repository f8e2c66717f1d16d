import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ActorRole } from '../../provider-api/contract'
import { validatorFor } from '../../provider-api/validate'

const isRole = validatorFor('ActorRole')

/** One write that was done, so that it can be sent again: after a while, or after a restart of the provider. */
const keptWrite = z.object({
  operation: z.string(),
  method: z.enum(['POST', 'PUT', 'DELETE']),
  path: z.string(),
  key: z.string(),
  body: z.record(z.string(), z.unknown()),
  status: z.number(),
  /** Of the answer. */
  hash: z.string(),
})

/** What the first pass keeps for the one after a restart: whose, in which role, and what was written. No token and no number. */
export const keptWrites = z.object({
  brukareId: z.string(),
  role: z.custom<ActorRole>((role) => isRole(role)),
  /** The reference of the objection, which is to be there once. */
  reference: z.string(),
  writes: z.array(keptWrite),
})

export type KeptWrite = z.infer<typeof keptWrite>
export type KeptWrites = z.infer<typeof keptWrites>

/** JSON with the fields of every object in order, so that the same content is the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** What an answer is known by. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('base64url')

/** A reference as the portal makes them, for an objection of the check (INV) or a wish (ONS). */
export function newReference(kind: 'INV' | 'ONS' = 'INV'): string {
  return `${kind}-CHECK-${randomUUID().slice(0, 8).toUpperCase()}`
}

/** The same fields in the other order. */
export function turnedOver(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).reverse())
}
