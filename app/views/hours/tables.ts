import type { DecisionView, DecisionsView } from './decisions'
import type { HoursView } from './hours'
import type { HoursPeriod } from './period'
import type { ReasonView } from './reasons'
import type { Scene } from '~/views/frame/scene'
import { noticeTexts, tableOf, timeColumns, type Table } from '~/views/tables/table'

/** The tables of a page of hours: the one beside the picture, why time is missing, the kinds of time, and the two sums. */
export type HoursTable = 'hours' | 'reasons' | 'kinds' | 'agreement'

const sums = ['granted', 'faststalld', 'reported', 'ahead', 'missing', 'sumGranted', 'sumDelivered'] as const

/** A table of a page of hours as a file; the numbers are those of the page. */
export function hoursTable(which: HoursTable, view: HoursView, { id }: HoursPeriod, scene: Scene): Table {
  const { t } = scene
  const remarks = [...noticeTexts(view.notices, scene), ...view.warnings]
  if (which === 'reasons') return reasonsTable(view, id, remarks, scene)
  if (which === 'agreement') return agreementTable(view, id, remarks, scene)
  if (which === 'kinds') {
    const columns = [
      { name: t('hours.kinds.kind'), value: (row: HoursView['kinds'][number]) => row.name },
      ...timeColumns(t('hours.chart.granted'), (row: HoursView['kinds'][number]) => row.minutes.granted, scene),
      ...timeColumns(t('hours.kinds.delivered'), (row: HoursView['kinds'][number]) => row.minutes.delivered, scene),
      ...timeColumns(t('hours.kinds.missing'), (row: HoursView['kinds'][number]) => row.minutes.missing, scene),
    ]
    return tableOf({ what: 'timmar-sorter', when: id }, columns, view.kinds, remarks)
  }
  const columns = [
    { name: t('hours.chart.part'), value: (row: HoursView['rows'][number]) => row.name },
    { name: t('tables.from'), value: (row: HoursView['rows'][number]) => row.from },
    { name: t('tables.to'), value: (row: HoursView['rows'][number]) => row.to },
    ...sums.flatMap((sum) => timeColumns(t(`hours.chart.${sum}`), (row: HoursView['rows'][number]) => row[sum], scene)),
  ]
  return tableOf({ what: 'timmar', when: id }, columns, view.rows, remarks)
}

type ReasonRow = { reason: string; text: string; day: string | null; minutes: number }

function reasonsTable(view: HoursView, id: string, remarks: readonly string[], scene: Scene): Table {
  const { t } = scene
  const columns = [
    { name: t('tables.reason'), value: (row: ReasonRow) => row.reason },
    { name: t('tables.date'), value: (row: ReasonRow) => row.day },
    { name: t('hours.chart.part'), value: (row: ReasonRow) => row.text },
    ...timeColumns(t('hours.kinds.missing'), (row: ReasonRow) => row.minutes, scene),
  ]
  return tableOf(
    { what: 'timmar-orsaker', when: id },
    columns,
    [...view.missing, ...view.surplus].flatMap(reasonRows),
    remarks,
  )
}

type AgreementRow = { step: string; text: string; day: string; minutes: number }

/** The rows by which the month's reports come to another sum than its days: the column comes to the difference. */
function agreementTable({ agreement }: HoursView, id: string, remarks: readonly string[], scene: Scene): Table {
  const { t } = scene
  const columns = [
    { name: t('tables.reason'), value: (row: AgreementRow) => row.step },
    { name: t('tables.date'), value: (row: AgreementRow) => row.day },
    { name: t('hours.chart.part'), value: (row: AgreementRow) => row.text },
    ...timeColumns(t('claims.sums.difference'), (row: AgreementRow) => row.minutes, scene),
  ]
  const rows = (agreement?.steps ?? []).flatMap(({ text: step, rows: behind }) =>
    behind.map(({ text, day, minutes }): AgreementRow => ({ step, text, day, minutes })),
  )
  const said = agreement === null ? [] : [agreement.text]
  return tableOf({ what: 'timmar-tva-summor', when: id }, columns, rows, [...remarks, ...said])
}

/** What is behind a reason, and a line for what nothing is behind, so that the column comes to what the page says. */
function reasonRows({ name: reason, minutes, behind }: ReasonView): ReasonRow[] {
  const rest = minutes - behind.reduce((sum, one) => sum + one.minutes, 0)
  return [
    ...behind.map(({ text, day, minutes: own }) => ({ reason, text, day, minutes: own })),
    ...(rest === 0 ? [] : [{ reason, text: '', day: null, minutes: rest }]),
  ]
}

/** The decisions as a file, in the order of the page. */
export function decisionsTable(view: DecisionsView, scene: Scene): Table {
  const { t, f } = scene
  const fact = (key: 'from' | 'to' | 'kinds' | 'double' | 'by' | 'at' | 'provider') => t(`hours.decisions.fact.${key}`)
  const yesNo = (yes: boolean) => t(yes ? 'tables.yes' : 'tables.no')
  const columns = [
    { name: t('tables.law'), value: ({ grant }: DecisionView) => t(`terms.lawShort.${grant.law}`) },
    ...timeColumns(t('hours.chart.granted'), ({ grant }: DecisionView) => grant.minutes, scene),
    { name: t('tables.per'), value: ({ grant }: DecisionView) => t(`terms.per.${grant.per}`) },
    { name: fact('from'), value: ({ grant }: DecisionView) => grant.from },
    { name: fact('to'), value: ({ grant }: DecisionView) => grant.to ?? null },
    {
      name: fact('kinds'),
      value: ({ grant }: DecisionView) => f.list(grant.kinds.map((kind) => t(`terms.kind.${kind}`))),
    },
    { name: fact('double'), value: ({ grant }: DecisionView) => yesNo(grant.doubleStaffing) },
    { name: fact('by'), value: ({ grant }: DecisionView) => grant.decidedBy ?? null },
    { name: fact('at'), value: ({ grant }: DecisionView) => grant.decidedAt ?? null },
    { name: t('tables.started'), value: ({ grant }: DecisionView) => grant.startedAt ?? null },
    { name: t('hours.decisions.waitingHeading'), value: ({ waiting }: DecisionView) => yesNo(waiting) },
    { name: fact('provider'), value: ({ providerName }: DecisionView) => providerName },
  ]
  const rows = view.groups.flatMap(({ items }) => items)
  return tableOf({ what: 'beslut' }, columns, rows, noticeTexts(view.notices, scene))
}
