import { isWhole, shownOf, type Known } from '~/domain/known'
import { monthTimeline, type TimelineStep } from '~/domain/reports/month-timeline'
import type { FaststallandeMonth, Law, TimeReportSummary } from '../../../provider-api/contract'
import type { Scene } from '~/views/frame/scene'

/** One step of the month as it is shown: the sentence says all; `state` is for the eye. `said`: both, where there is no disc. */
export type TimelineItem = {
  id: TimelineStep['step']
  state: TimelineStep['state']
  text: string
  stateText: string
  said: string
}

/** What the timeline of a month is made of, as far as it is known. `laws` null: not known now. `payOutDay`: the provider's own. */
export type TimelineFacts = {
  month: string
  laws: ReadonlySet<Law> | null
  payOutDay?: number | undefined
  reports: Known<readonly Pick<TimeReportSummary, 'state' | 'openObjectionCount'>[]>
  totals: Known<readonly Pick<FaststallandeMonth, 'claimSentAt'>[]>
}

/** How far the month has come, in words. A räkning has gone when each provider's has. */
export function monthTimelineView(
  { month, laws, payOutDay, reports, totals }: TimelineFacts,
  scene: Scene,
): TimelineItem[] {
  const sent = shownOf(totals).map(({ claimSentAt }) => claimSentAt)
  const steps = monthTimeline({
    ...{ month, laws, payOutDay, now: scene.now },
    reports: isWhole(reports) ? shownOf(reports) : undefined,
    claimSentAt: !isWhole(totals) ? undefined : sent.every((at) => at !== undefined) ? latest(sent) : null,
  })
  // By socialtjänstlagen there is no räkning to Försäkringskassan: what goes is what the fee is reckoned by.
  return timelineView(steps, laws !== null && laws.size === 1 && laws.has('SoL'), scene)
}

function latest(instants: readonly (string | undefined)[]): Date {
  return new Date(Math.max(...instants.map((at) => Date.parse(at ?? ''))))
}

/** The month's timeline in words. */
function timelineView(steps: readonly TimelineStep[], isFee: boolean, scene: Scene): TimelineItem[] {
  return steps.map((step) => {
    const text = textOf(step, isFee, scene)
    const stateText = scene.t(`reports.timeline.state.${step.state}`)
    const said = scene.t('reports.timeline.step', { state: stateText, text })
    return { id: step.step, state: step.state, text, stateText, said }
  })
}

function textOf(step: TimelineStep, isFee: boolean, { t, f }: Scene): string {
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
      if (step.sentAt !== null) {
        return t(isFee ? 'reports.timeline.feeSent' : 'reports.timeline.claimSent', { date: f.date(step.sentAt) })
      }
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
