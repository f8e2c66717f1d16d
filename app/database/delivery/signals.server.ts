import { z } from 'zod'
import type { Contract } from '../../../provider-api/contract'
import type { Signal, Signals } from '~/database/types'
import type { Wire } from '~/database/wire.server'

type ChangeType = Contract['Change']['type']

/** Those of the contract; one that is missing here does not compile. */
const changeTypes = {
  ...{ shift: 'shift', timeReport: 'timeReport', faststallande: 'faststallande', objection: 'objection' },
  ...{ grant: 'grant', claim: 'claim', document: 'document', representation: 'representation', brukare: 'brukare' },
  ...{ comment: 'comment', review: 'review', fullmakt: 'fullmakt', wish: 'wish' },
} as const satisfies { [Type in ChangeType]: Type }

const signalSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('change'),
    type: z.enum(changeTypes),
    providerId: z.string(),
    brukareId: z.string(),
    isHere: z.boolean(),
  }),
  z.object({ kind: z.literal('followed'), providerId: z.string() }),
  z.object({ kind: z.literal('nudge'), providerId: z.string(), from: z.string() }),
  z.object({ kind: z.literal('session'), sessionId: z.string() }),
  z.object({ kind: z.literal('rights'), brukareId: z.string() }),
  z.object({ kind: z.literal('done'), type: z.string(), brukareId: z.string() }),
]) satisfies z.ZodType<Signal>

/** What is no signal of this version's, during a rolling restart, says nothing to it. */
function readSignal(text: string): Signal | undefined {
  try {
    return signalSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The signals, on the wire between the processes. What is the same is said once. */
export function createSignals(wire: Wire): Signals {
  return {
    send: (signals) => wire.say([...new Set(signals.map((signal) => JSON.stringify(signal)))]),
    listen: ({ hear, missed }) =>
      wire.listen({
        text: (text) => {
          const signal = readSignal(text)
          if (signal !== undefined) hear(signal)
        },
        broken: missed,
      }),
  }
}
