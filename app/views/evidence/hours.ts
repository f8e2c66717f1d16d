import type { AgreementView } from '~/views/hours/agreement'
import type { HoursView } from '~/views/hours/hours'
import type { Scene } from '~/views/frame/scene'
import { facts, heading, list, text, type Block } from './document'

/** What has been given of the month's hours, as the bar of their page with its numbers; nothing where no sum can be told. */
export function hoursBar({ lead, bar, sums, granted }: HoursView, { t }: Scene): Block[] {
  return [
    ...lead.map(text),
    ...(granted === null ? [] : [facts([{ name: t('hours.fact.granted'), value: granted }])]),
    ...(sums.length === 0 ? [] : [{ kind: 'bar' as const, bar, sums }]),
  ]
}

/** Why hours of the month are missing, in the words of their page. */
export function hoursBlocks(hours: HoursView, { t, f }: Scene): Block[] {
  const { forecast, warnings, missing, surplus, converted, agreement } = hours
  return [
    ...warnings.map(text),
    ...(forecast === null ? [] : [text(forecast)]),
    ...converted.map(text),
    ...reasons(t('hours.reasons.heading'), missing, f),
    ...reasons(t('hours.reasons.surplus'), surplus, f),
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

/** Without sign: the heading says which way it goes. */
function reasons(name: string, views: HoursView['missing'], f: Scene['f']): Block[] {
  if (views.length === 0) return []
  return [heading(name), facts(views.map((one) => ({ name: one.name, value: f.duration(Math.abs(one.minutes)) })))]
}
