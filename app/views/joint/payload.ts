import { z } from 'zod'
import { objectionReasons } from '~/domain/objections/objection'
import { allScopes, givenKinds } from '~/domain/access/representation'
import { aboutSchema } from '~/views/objections/about'

const span = z.object({ start: z.string(), end: z.string() })

/** What several are asked to agree to, as it stood when it was asked. `providerId`: at whom it is done. */
export const jointPayloadSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('lodgeObjection'),
    providerId: z.string(),
    draftId: z.string(),
    /** The objection that it replaces, which the provider has refused. */
    resendOf: z.string().nullable(),
    about: aboutSchema,
    reason: z.enum(objectionReasons),
    ownVersion: span.nullable(),
    text: z.string(),
  }),
  z.object({
    kind: z.literal('withdrawObjection'),
    providerId: z.string(),
    objectionId: z.string(),
    text: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('giveAccess'),
    /** Where the one who asked may give it; nowhere in what was asked before this was written down. */
    providerIds: z.array(z.string()).default([]),
    draftId: z.string(),
    role: z.enum(givenKinds),
    name: z.string(),
    number: z.string(),
    scopes: z.array(z.enum(allScopes)),
    /** Last day; null until further notice. */
    validTo: z.string().nullable(),
    message: z.string(),
  }),
  z.object({
    kind: z.literal('giveFullmakt'),
    providerId: z.string(),
    /** Goes with the request, so that the provider does it once. */
    key: z.string(),
    to: z.string().nullable(),
  }),
])

/** What several are asked to agree to. */
export type JointPayload = z.infer<typeof jointPayloadSchema>

/** The matter of a question: one that is asked again has the same. */
export function matterOf(payload: JointPayload): string {
  switch (payload.kind) {
    case 'withdrawObjection':
      return `withdraw:${payload.objectionId}`
    case 'giveFullmakt':
      return `fullmakt:${payload.providerId}`
    case 'lodgeObjection':
    case 'giveAccess':
      return `draft:${payload.draftId}`
  }
}
