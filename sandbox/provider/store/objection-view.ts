/** An objection as the contract has it. */
import type { Objection } from '../../../provider-api/contract'
import type { Prisma } from '../database/generated/client'
import { instant, maybe, maybeInstant } from '../../../provider-kit/shape'

/** What is read with an objection. */
export const objectionParts = {
  events: { orderBy: { id: 'asc' } },
  messages: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  answers: { orderBy: { id: 'asc' } },
} satisfies Prisma.ObjectionInclude

export type ObjectionRecord = Prisma.ObjectionGetPayload<{ include: typeof objectionParts }>

/** The objection with its history, messages and answers. */
export function objectionOf(record: ObjectionRecord): Objection {
  const { ownStart, ownEnd } = record
  return {
    id: record.id,
    reference: record.reference,
    brukareId: record.brukareId,
    target: {
      type: record.targetType,
      ...(record.shiftIds.length > 0 ? { shiftIds: record.shiftIds } : {}),
      ...maybe('timeReportId', record.timeReportId),
      ...(record.rowIds.length > 0 ? { rowIds: record.rowIds } : {}),
      ...maybe('faststallandeId', record.faststallandeId),
      ...maybe('claimId', record.claimId),
      ...(record.claimLineIds.length > 0 ? { claimLineIds: record.claimLineIds } : {}),
    },
    reason: record.reason,
    ...(ownStart && ownEnd ? { ownVersion: { start: instant(ownStart), end: instant(ownEnd) } } : {}),
    text: record.text,
    lodgedAt: instant(record.lodgedAt),
    ...maybe('lodgedBy', record.lodgedBy),
    onBehalfOf: record.onBehalfOf,
    state: record.state,
    receivedAt: instant(record.receivedAt),
    answerDueBy: record.answerDueBy,
    ...(record.urgent ? { urgent: true } : {}),
    ...maybeInstant('answerDueAt', record.answerDueAt),
    ...maybe('reaction', reactionOf(record)),
    history: record.events.map(({ state, at, by }) => ({ state, at: instant(at), by })),
    messages: record.messages.map(({ id, from, name, text, at }) => ({ id, from, name, text, at: instant(at) })),
    answers: record.answers.map(({ outcome, motivation, by, at }) => ({ outcome, motivation, by, at: instant(at) })),
  }
}

/** What whoever is on duty has done about an urgent one; nothing while nobody has read it. */
function reactionOf({ acknowledgedBy, acknowledgedAt, onTheWay, etaAt }: ObjectionRecord): Objection['reaction'] {
  if (acknowledgedBy === null || acknowledgedAt === null) return undefined
  return { acknowledgedBy, acknowledgedAt: instant(acknowledgedAt), onTheWay, ...maybeInstant('etaAt', etaAt) }
}
