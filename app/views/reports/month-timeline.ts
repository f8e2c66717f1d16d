import type { TimelineStep } from '~/domain/reports/month-timeline'
import type { Scene } from '~/views/frame/scene'

/** One step of the month as it is shown: the sentence says all; `state` is for the eye. */
export type TimelineItem = { id: TimelineStep['step']; state: TimelineStep['state']; text: string; stateText: string }

/** The month's timeline in words. */
export function timelineView(steps: readonly TimelineStep[], scene: Scene): TimelineItem[] {
  return steps.map((step) => ({
    id: step.step,
    state: step.state,
    text: textOf(step, scene),
    stateText: scene.t(`reports.timeline.state.${step.state}`),
  }))
}

function textOf(step: TimelineStep, { t, f }: Scene): string {
  if (step.state === 'unknown' && step.step !== 'lastDay' && step.step !== 'payment' && step.step !== 'monthEnds')
    return t(`reports.timeline.unknown.${step.step}`)
  switch (step.step) {
    case 'monthEnds':
      return t(step.state === 'done' ? 'reports.timeline.monthEnded' : 'reports.timeline.monthEnds', {
        date: f.date(step.on),
      })
    case 'certified':
    case 'faststalld': {
      const values = { done: step.done, count: step.of }
      return step.state === 'late' && step.by !== null
        ? t(`reports.timeline.${step.step}Late`, { ...values, date: f.date(step.by) })
        : t(`reports.timeline.${step.step}`, values)
    }
    case 'objections':
      return step.open === 0
        ? t('reports.timeline.noObjections')
        : t('reports.timeline.objections', { count: step.open })
    case 'claim':
      if (step.sentAt !== null) return t('reports.timeline.claimSent', { date: f.date(step.sentAt) })
      return step.state === 'late'
        ? t('reports.timeline.claimLate', { date: f.date(step.to) })
        : t('reports.timeline.claim', { range: f.dateRange(step.from, step.to) })
    case 'lastDay':
      return t(step.state === 'late' ? 'reports.timeline.lastDayPassed' : 'reports.timeline.lastDay', {
        date: f.date(step.on),
      })
    case 'payment':
      return t('reports.timeline.payment', { date: f.date(step.on) })
  }
}
