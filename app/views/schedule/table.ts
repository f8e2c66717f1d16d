import { minutesBetween } from '~/domain/time/time'
import type { ScheduleView } from './schedule'
import type { Scene } from '~/views/frame/scene'
import type { ShiftView } from './shift'
import { instantColumns, noticeTexts, tableOf, timeColumns, type Table, type TableColumn } from '~/views/tables/table'

/** The shifts of a day, week or month as a file. `id`: the period as in its address. */
export function scheduleTable(
  { days, notices, reach, untoldAt, allUntold }: ScheduleView,
  id: string,
  scene: Scene,
): Table {
  const { t } = scene
  const planned = t('reports.row.planned')
  const columns = [
    { name: t('schedule.table.day'), value: ({ day }: ShiftView) => day },
    ...instantColumns(t('tables.start', { name: planned }), (row: ShiftView) => row.planned.start, scene),
    ...instantColumns(t('tables.end', { name: planned }), (row: ShiftView) => row.planned.end, scene),
    ...timeColumns(planned, ({ planned: { start, end } }: ShiftView) => minutesBetween(start, end), scene),
    ...(allUntold ? [] : registeredColumns(scene)),
    { name: t('schedule.table.staff'), value: ({ staff }: ShiftView) => staff ?? t('schedule.table.nobody') },
    { name: t('reports.row.kind'), value: ({ kind }: ShiftView) => kind },
    { name: t('schedule.table.state'), value: ({ stateText }: ShiftView) => stateText },
    { name: t('schedule.table.remarks'), value: ({ remarks }: ShiftView) => remarks.join(' ') },
    { name: t('schedule.table.provider'), value: ({ providerName }: ShiftView) => providerName },
  ]
  return tableOf(
    { what: 'schema', when: id },
    columns,
    days.flatMap(({ goingOn, shifts }) => [...goingOn, ...shifts]),
    [
      ...noticeTexts(notices, scene),
      ...(reach === null ? [] : [reach]),
      ...untoldAt.map((provider) => t('schedule.untold.notYoursAt', { provider })),
    ],
  )
}

function registeredColumns(scene: Scene): TableColumn<ShiftView>[] {
  const { t } = scene
  const registered = t('tables.registered')
  return [
    ...instantColumns(t('tables.start', { name: registered }), (row: ShiftView) => row.registered.start, scene),
    ...instantColumns(t('tables.end', { name: registered }), (row: ShiftView) => row.registered.end, scene),
    ...timeColumns(
      registered,
      ({ registered: { start, end } }: ShiftView) => (start && end ? minutesBetween(start, end) : null),
      scene,
    ),
  ]
}
