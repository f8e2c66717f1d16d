import type { Objection, ObjectionState } from '../../provider-api/contract'
import type { Look } from '../findings'
import { isInOrder, lookAtPast, lookAtSpan, lookAtUnique, ms } from './common'

const answered = ['accepted', 'partlyAccepted', 'rejected'] as const satisfies readonly ObjectionState[]

/** The figure of states in the guide. A second answer may come in place of the first. */
const next: Readonly<Record<ObjectionState, readonly ObjectionState[]>> = {
  received: ['underReview', ...answered, 'withdrawn'],
  underReview: [...answered, 'withdrawn'],
  accepted: [...answered, 'underReview', 'closed'],
  partlyAccepted: [...answered, 'underReview', 'closed'],
  rejected: [...answered, 'underReview', 'closed'],
  closed: [],
  withdrawn: [],
}

/** Whether an objection waits for the provider's answer. */
export const isOpen = ({ state }: Objection): boolean => state === 'received' || state === 'underReview'

/** All objections of a brukare. */
export function lookAtObjections(look: Look, objections: readonly Objection[], brukareId: string, now: Date): void {
  lookAtUnique(look, objections, '/items', ({ id }) => id)
  lookAtUnique(look, objections, '/items', ({ reference }) => `reference ${reference}`)
  look(
    'objection-order',
    '/items',
    isInOrder(objections, (a, b) => ms(a.lodgedAt) > ms(b.lodgedAt)),
    'are not newest first',
  )
  for (const [nth, objection] of objections.entries()) lookAtObjection(look, objection, `/items/${nth}`, brukareId, now)
}

/** One objection by itself. */
export function lookAtObjection(look: Look, objection: Objection, path: string, brukareId: string, now: Date): void {
  const { state, history, messages, answers, ownVersion } = objection
  look('brukare-asked', `${path}/brukareId`, objection.brukareId === brukareId, 'is not the one asked about')
  lookAtUnique(look, messages, `${path}/messages`, ({ id }) => id)
  if (ownVersion) lookAtSpan(look, `${path}/ownVersion/end`, ownVersion.start, ownVersion.end)
  lookAtPast(look, `${path}/receivedAt`, objection.receivedAt, now)
  for (const list of ['history', 'messages', 'answers'] as const) {
    const times = objection[list].map(({ at }) => at)
    look(
      'objection-order',
      `${path}/${list}`,
      isInOrder(times, (a, b) => ms(a) < ms(b)),
      'are not oldest first',
    )
    for (const [nth, at] of times.entries()) lookAtPast(look, `${path}/${list}/${nth}/at`, at, now)
  }
  look('objection-state', `${path}/state`, history.at(-1)?.state === state, 'is not the last of its history')
  for (const [nth, event] of history.entries()) {
    const before = history[nth - 1]
    const isRight = before === undefined ? event.state === 'received' : next[before.state].includes(event.state)
    look('objection-state', `${path}/history/${nth}/state`, isRight, 'does not follow from the one before')
  }
  const outcome = answers.at(-1)?.outcome
  const needsAnswer = state === 'closed' || answered.some((one) => one === state)
  look('objection-answer', `${path}/answers`, !needsAnswer || outcome !== undefined, `is empty at state ${state}`)
  if (answered.some((one) => one === state)) {
    look('objection-answer', `${path}/answers`, outcome === state, 'does not end with the outcome that the state is')
  }
  look(
    'objection-state',
    `${path}/answers`,
    state !== 'withdrawn' || answers.length === 0,
    'is there, of one that was withdrawn',
  )
}
