import type { AgreementView } from '~/views/hours/agreement'
import type { HoursView } from '~/views/hours/hours'
import type { Scene } from '~/views/frame/scene'
import { heading, list, text, type Block } from './document'

/** The hours of the month and why some are missing, in the words of their page. */
export function hoursBlocks(hours: HoursView, { t }: Scene): Block[] {
  const { heading: answer, lead, facts, warnings, missing, surplus, converted, agreement } = hours
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
    ...(agreement === null ? [] : twoSums(agreement, t)),
  ]
}

/** Why the reports and the days come to two sums, each step with its rows by name. */
function twoSums({ text: said, steps }: AgreementView, t: Scene['t']): Block[] {
  return [
    heading(t('hours.agreement.heading')),
    text(said),
    ...steps.flatMap((step) => [
      text(step.text),
      ...list(step.rows.map((row) => t('hours.agreement.row', { what: row.text, duration: row.duration }))),
    ]),
  ]
}

function reasons(name: string, views: HoursView['missing']): Block[] {
  if (views.length === 0) return []
  return [heading(name), { kind: 'facts', facts: views.map((one) => ({ name: one.name, value: one.duration })) }]
}
