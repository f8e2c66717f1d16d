import { minutesBetween } from '~/domain/time/time'
import type { ScheduleView } from './schedule'
import type { Scene } from '~/views/frame/scene'
import type { ShiftView } from './shift'
import { localTime, noticeTexts, tableOf, timeColumns, type Table } from '~/views/tables/table'

/** The shifts of a day, week or month as a file. `id`: the period as in its address. */
export function scheduleTable({ days, notices, reach }: ScheduleView, id: string, scene: Scene): Table {
  const { t } = scene
  const planned = t('reports.row.planned')
  const registered = t('tables.registered')
  const columns = [
    { name: t('schedule.table.day'), value: ({ day }: ShiftView) => day },
    { name: t('tables.start', { name: planned }), value: ({ planned: { start } }: ShiftView) => localTime(start) },
    { name: t('tables.end', { name: planned }), value: ({ planned: { end } }: ShiftView) => localTime(end) },
    ...timeColumns(planned, ({ planned: { start, end } }: ShiftView) => minutesBetween(start, end), scene),
    { name: t('tables.start', { name: registered }), value: (row: ShiftView) => localTime(row.registered.start) },
    { name: t('tables.end', { name: registered }), value: (row: ShiftView) => localTime(row.registered.end) },
    ...timeColumns(
      registered,
      ({ registered: { start, end } }: ShiftView) => (start && end ? minutesBetween(start, end) : null),
      scene,
    ),
    { name: t('schedule.table.staff'), value: ({ staff }: ShiftView) => staff ?? t('schedule.table.nobody') },
    { name: t('reports.row.kind'), value: ({ kind }: ShiftView) => kind },
    { name: t('schedule.table.state'), value: ({ stateText }: ShiftView) => stateText },
    { name: t('schedule.table.remarks'), value: ({ remarks }: ShiftView) => remarks.join(' ') },
    { name: t('schedule.table.provider'), value: ({ providerName }: ShiftView) => providerName },
  ]
  return tableOf(
    `schema-${id}`,
    columns,
    days.flatMap(({ shifts }) => shifts),
    [...noticeTexts(notices, scene), ...(reach === null ? [] : [reach])],
  )
}
