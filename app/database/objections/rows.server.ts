import { z } from 'zod'
import type {
  Objection as ObjectionRow,
  ObjectionAnswer as AnswerRow,
  ObjectionEvent as EventRow,
  ObjectionMessage as MessageRow,
  Prisma,
} from '~/database/generated/client'
import { reasonSchema, spanSchema, targetSchema } from '~/database/delivery/outbox-content.server'
import { newId, sealerFor, toDayMaybe, type Store } from '~/database/store.server'
import type { Objection, ObjectionCase, ObjectionContent, ObjectionEvent } from '~/database/types'

const contentSchema = z.object({
  target: targetSchema,
  reason: reasonSchema,
  ownVersion: spanSchema.nullable(),
  text: z.string(),
  about: z.unknown().optional(),
  urgent: z.boolean().optional(),
})

/** What a provider has said of an urgent objection beside its state; of the last answer that was kept (`sealedSynced`). */
const thereSchema = z.object({
  urgent: z.boolean().default(false),
  answerDueAt: z.coerce.date().optional(),
  reaction: z
    .object({
      acknowledgedBy: z.string(),
      acknowledgedAt: z.coerce.date(),
      onTheWay: z.boolean().default(false),
      etaAt: z.coerce.date().optional(),
    })
    .optional(),
})

/** Seals what the person says. */
export function sealContent(
  store: Store,
  id: string,
  { target, reason, ownVersion, text, about, urgent }: ObjectionContent,
): string {
  const content = { target, reason, ownVersion, text, about, urgent }
  return sealerFor(store.vault, 'Objection', id).sealJson('sealedContent', content)
}

/** Opens a row. */
export function toObjection(store: Store, row: ObjectionRow): Objection {
  const sealer = sealerFor(store.vault, 'Objection', row.id)
  const { id, reference, brukareId, providerId, providerObjectionId, personId, onBehalfOf, state } = row
  const content = contentSchema.parse(sealer.openJson('sealedContent', row.sealedContent))
  const isSynced = content.urgent === true && row.sealedSynced !== null
  return {
    ...{ id, reference, brukareId, providerId, providerObjectionId, personId, onBehalfOf, state },
    ...content,
    urgentThere: isSynced ? thereSchema.parse(sealer.openJson('sealedSynced', row.sealedSynced ?? '')) : null,
    lodgedBy: sealer.openMaybe('sealedLodgedBy', row.sealedLodgedBy),
    lodgedAt: row.lodgedAt,
    receivedAt: row.receivedAt,
    answerDueBy: toDayMaybe(row.answerDueBy),
    refusalCode: row.refusalCode,
    sent: sealer.openMaybe('sealedSent', row.sealedSent),
    syncedAt: row.syncedAt,
  }
}

/** What a case is read with, in its order. */
export const withHistory = {
  events: { orderBy: { seq: 'asc' } },
  messages: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  answers: { orderBy: { position: 'asc' } },
} satisfies Prisma.ObjectionInclude

type CaseRow = ObjectionRow & {
  events: EventRow[]
  messages: MessageRow[]
  answers: AnswerRow[]
}

/** The row id that an answer is sealed with. */
export function answerId(objectionId: string, position: number): string {
  return `${objectionId}/${position}`
}

/** Opens a row with all that belongs to it. */
export function toCase(store: Store, { events, messages, answers, ...row }: CaseRow): ObjectionCase {
  return {
    ...toObjection(store, row),
    events: events.map(({ id, state, at, source, sealedActor, personId, onBehalfOf }) => ({
      ...{ state, at, source, personId, onBehalfOf },
      actor: sealerFor(store.vault, 'ObjectionEvent', id).openMaybe('sealedActor', sealedActor),
    })),
    messages: messages.map(({ id, side, sealedName, sealedText, at, receivedAt, refusalCode }) => {
      const sealer = sealerFor(store.vault, 'ObjectionMessage', id)
      const words = { name: sealer.open('sealedName', sealedName), text: sealer.open('sealedText', sealedText) }
      return { id, side, ...words, at, receivedAt, refusalCode }
    }),
    answers: answers.map(({ objectionId, position, outcome, sealedMotivation, sealedBy, at }) => {
      const sealer = sealerFor(store.vault, 'ObjectionAnswer', answerId(objectionId, position))
      const motivation = sealer.open('sealedMotivation', sealedMotivation)
      return { outcome, motivation, by: sealer.open('sealedBy', sealedBy), at }
    }),
  }
}

/** Writes one change of state. One from the provider's history that is already there is left as it is. */
export async function addEvent(
  store: Store,
  objectionId: string,
  event: ObjectionEvent & { providerIndex?: number },
): Promise<void> {
  const id = newId()
  const { actor, ...plain } = event
  const sealedActor = sealerFor(store.vault, 'ObjectionEvent', id).sealMaybe('sealedActor', actor)
  await store.prisma.objectionEvent.createMany({
    data: [{ id, objectionId, ...plain, sealedActor }],
    skipDuplicates: true,
  })
}
