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
  switch (step.step) {
    case 'monthEnds':
      return t('reports.timeline.monthEnds', { date: f.date(step.on) })
    case 'certified':
      return t('reports.timeline.certified', { done: step.done, count: step.of })
    case 'faststalld':
      return t('reports.timeline.faststalld', { done: step.done, count: step.of })
    case 'objections':
      return step.open === 0
        ? t('reports.timeline.noObjections')
        : t('reports.timeline.objections', { count: step.open })
    case 'claim':
      return step.sentAt === null
        ? t('reports.timeline.claim', { range: f.dateRange(step.from, step.to) })
        : t('reports.timeline.claimSent', { date: f.date(step.sentAt) })
    case 'lastDay':
      return t('reports.timeline.lastDay', { date: f.date(step.on) })
    case 'payment':
      return t('reports.timeline.payment', { date: f.date(step.on) })
  }
}
