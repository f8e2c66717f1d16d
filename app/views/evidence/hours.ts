import type { HoursView } from '~/views/hours/hours'
import type { Scene } from '~/views/frame/scene'
import { heading, text, type Block } from './document'

/** The hours of the month and why some are missing, in the words of their page. */
export function hoursBlocks(hours: HoursView, { t }: Scene): Block[] {
  const { heading: answer, lead, facts, warnings, missing, surplus, converted } = hours
  return [
    text(answer),
    ...lead.map(text),
    ...warnings.map(text),
    ...(facts.length === 0
      ? []
      : [{ kind: 'facts' as const, facts: facts.map(({ name, value }) => ({ name, value })) }]),
    ...converted.map(text),
    ...reasons(t('hours.reasons.heading'), missing),
    ...reasons(t('hours.reasons.surplus'), surplus),
  ]
}

function reasons(name: string, views: HoursView['missing']): Block[] {
  if (views.length === 0) return []
  return [heading(name), { kind: 'facts', facts: views.map((one) => ({ name: one.name, value: one.duration })) }]
}
