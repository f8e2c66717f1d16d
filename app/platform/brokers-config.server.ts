import { z } from 'zod'
import { safeUrl } from './config-parts.server'

const broker = z.object({
  preset: z.enum(['sandbox', 'bankid', 'swedenConnect', 'idura', 'signicat', 'freja']),
  issuer: safeUrl,
  clientId: z.string().min(1),
  /** Anything of the preset can be said otherwise here; see app/auth/presets.server.ts. */
  override: z.record(z.string(), z.unknown()).default({}),
})

/** The one that `BROKER` is about: it has no name, so the button says e-legitimation. */
export const onlyBroker = 'e-legitimation'

/** `BROKER`: one broker, which asks itself which e-legitimation one has. */
export const brokerSchema = broker.transform((one) => ({ ...one, id: onlyBroker, name: null }))

/**
 * `BROKERS`: one for each e-legitimation that one can choose, in the order of the buttons. The `id` is in the callback
 * address and on sessions; the `name` is on the button.
 */
export const brokersSchema = z
  .array(
    broker.extend({
      id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be lower-case letters, digits and hyphens'),
      name: z.string().trim().min(1).max(40),
    }),
  )
  .min(1)
  .max(12)
  .refine((list) => new Set(list.map((one) => one.id)).size === list.length, 'the ids must differ')
  .refine((list) => new Set(list.map((one) => one.name)).size === list.length, 'the names must differ')

/** A broker of e-legitimation as it is configured. `name` is null for the only one. */
export type BrokerConfig = z.infer<typeof brokerSchema> | z.infer<typeof brokersSchema>[number]

/** What the two variables say together: at least one, when nothing is wrong with them. */
export function brokersOf(env: {
  BROKER?: z.infer<typeof brokerSchema>
  BROKERS?: z.infer<typeof brokersSchema>
}): BrokerConfig[] {
  return env.BROKERS ?? (env.BROKER === undefined ? [] : [env.BROKER])
}

/** What is wrong with the two variables together. */
export function faultsOfBrokers(env: { BROKER?: unknown; BROKERS?: unknown }): string[] {
  if (env.BROKER === undefined && env.BROKERS === undefined) return ['BROKER is missing (or BROKERS, for several)']
  return env.BROKER !== undefined && env.BROKERS !== undefined ? ['BROKER and BROKERS are both set; one is enough'] : []
}

/** The path that the broker's answer comes to. Each has its own, so that one cannot answer for another (RFC 9700, 4.4). */
export function callbackPath({ id }: Pick<BrokerConfig, 'id'>): string {
  return id === onlyBroker ? '/auth/callback' : `/auth/callback/${id}`
}
