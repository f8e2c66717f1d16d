import { z } from 'zod'
import type { Schemas as Contract } from '../../../provider-api/contract'
import { roleSchema } from '~/database/access/representation-rows.server'
import { objectionReasons } from '~/domain/objections/objection'
import { wishKinds } from '~/domain/wishes/wish'

/** The shapes of what is sealed, so that what is opened again has a type. They follow provider-api/openapi.yaml. */
export const targetSchema = z.object({
  type: z.enum(['shift', 'rows', 'report', 'faststallande', 'claim']),
  shiftIds: z.array(z.string()).optional(),
  timeReportId: z.string().optional(),
  rowIds: z.array(z.string()).optional(),
  faststallandeId: z.string().optional(),
  claimId: z.string().optional(),
  claimLineIds: z.array(z.string()).optional(),
})

export const reasonSchema = z.enum(objectionReasons)

export const spanSchema = z.object({ start: z.string(), end: z.string() })

export const newObjectionSchema = z.object({
  reference: z.string(),
  target: targetSchema,
  reason: reasonSchema,
  ownVersion: spanSchema.optional(),
  text: z.string(),
  lodgedAt: z.string(),
  lodgedBy: z.string().optional(),
  onBehalfOf: roleSchema,
  urgent: z.boolean().optional(),
}) satisfies z.ZodType<Contract['NewObjection']>

export const newMessageSchema = z.object({
  text: z.string(),
  name: z.string().optional(),
}) satisfies z.ZodType<Contract['NewMessage']>

export const withdrawalSchema = z.object({
  text: z.string().optional(),
  name: z.string().optional(),
}) satisfies z.ZodType<Contract['Withdrawal']>

export const newCommentSchema = z.object({
  text: z.string(),
  rowIds: z.array(z.string()).optional(),
  name: z.string().optional(),
}) satisfies z.ZodType<Contract['NewComment']>

export const newReviewSchema = z.object({
  month: z.string(),
  timeReportId: z.string().optional(),
  action: z.enum(['reviewed', 'undone']),
  name: z.string().optional(),
}) satisfies z.ZodType<Contract['NewReview']>

export const newArrivalSchema = z.object({
  shiftId: z.string(),
  saidAt: z.string(),
  name: z.string().optional(),
}) satisfies z.ZodType<Contract['NewArrival']>

export const newWishSchema = z.object({
  reference: z.string(),
  kind: z.enum(wishKinds),
  shiftId: z.string().optional(),
  wantedSpan: spanSchema.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  documentId: z.string().optional(),
  sectionIndex: z.number().optional(),
  text: z.string(),
  sentAt: z.string(),
  sentBy: z.string().optional(),
  onBehalfOf: roleSchema,
}) satisfies z.ZodType<Contract['NewWish']>

const envelope = {
  actor: z.object({ personId: z.string(), role: roleSchema, requestId: z.string() }),
  place: z.object({ providerId: z.string(), brukareId: z.string() }),
}

/** What an outbox row carries, by topic. */
export const payloadSchema = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('objection'), ...envelope, objectionId: z.string(), body: newObjectionSchema }),
  z.object({
    topic: z.literal('message'),
    ...envelope,
    objectionId: z.string(),
    messageId: z.string(),
    body: newMessageSchema,
  }),
  z.object({ topic: z.literal('withdrawal'), ...envelope, objectionId: z.string(), body: withdrawalSchema }),
  z.object({
    topic: z.literal('comment'),
    ...envelope,
    commentId: z.string(),
    timeReportId: z.string(),
    body: newCommentSchema,
  }),
  z.object({ topic: z.literal('review'), ...envelope, reviewId: z.string(), body: newReviewSchema }),
  z.object({ topic: z.literal('arrival'), ...envelope, body: newArrivalSchema }),
  z.object({ topic: z.literal('wish'), ...envelope, wishId: z.string(), body: newWishSchema }),
  z.object({ topic: z.literal('wishWithdrawal'), ...envelope, wishId: z.string(), body: withdrawalSchema }),
])
export type OutboxPayload = z.infer<typeof payloadSchema>
