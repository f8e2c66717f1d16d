import { isOpen, type ObjectionState } from '~/domain/objections/objection'
import { daysBetween, stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** A step of a case. */
type CaseStep = { name: string; state: 'done' | 'now' | 'ahead' | 'late'; note: string | null }

const names = ['sent', 'received', 'review', 'answer'] as const

/** Which of the steps an open case is at. */
const at: Partial<Record<ObjectionState, number>> = { queued: 0, needsAttention: 1, received: 1, underReview: 2 }

/**
 * Where an open case is: sent, received, looked into, answered, with the days that are left. Null for one that is not open: of one
 * that has an answer nobody has said that it was looked into. `isConfirmed` false: the provider may not have it.
 */
export function caseWay(
  { state, answerDueBy }: { state: ObjectionState; answerDueBy: string | null },
  isConfirmed: boolean,
  scene: Scene,
): CaseStep[] | null {
  const { t } = scene
  if (!isOpen(state)) return null
  const now = isConfirmed ? (at[state] ?? 0) : 0
  return names.map((name, index): CaseStep => {
    const isRefused = name === 'received' && state === 'needsAttention'
    if (isRefused) return { name: t('objections.way.received'), state: 'late', note: t('objections.way.refused') }
    if (name === 'answer' && isConfirmed && answerDueBy !== null && state !== 'needsAttention') {
      return answerStep(answerDueBy, scene)
    }
    return {
      name: t(`objections.way.${name}`),
      state: index < now ? 'done' : index === now ? 'now' : 'ahead',
      note: null,
    }
  })
}

function answerStep(by: string, { t, f, now }: Scene): CaseStep {
  const left = daysBetween(stockholmDate(now), by)
  const name = t('objections.way.answerBy', { date: f.relativeDay(by, now) })
  if (left < 0) return { name, state: 'late', note: t('objections.way.late', { count: -left }) }
  return { name, state: 'ahead', note: left < 2 ? null : t('objections.way.left', { count: left }) }
}
