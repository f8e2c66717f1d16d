import { Fragment } from 'react'
import { NewTag } from '~/components/news/new-tag'
import { DataTable } from '~/components/tables/data-table'
import { useTexts } from '~/i18n/context'
import type { DayView } from '~/views/schedule/schedule'

type Props = { days: readonly DayView[]; caption: string; severalProviders: boolean }

/** The same shifts as a table, for those who want to compare; chosen by its own link. */
export function ShiftTable({ days, caption, severalProviders }: Props) {
  const t = useTexts()
  const names = ['day', 'time', 'staff', 'state', 'remarks'] as const
  const columns = names.map((name) => ({ name: t(`schedule.table.${name}`) }))
  if (severalProviders) columns.push({ name: t('schedule.table.provider') })
  const rows = days.flatMap((day) =>
    [...day.goingOn, ...day.shifts].map((shift) => ({
      id: shift.href,
      cells: [
        day.heading,
        <Fragment key="time">
          <a href={shift.href}>
            <span aria-hidden="true">{shift.span}</span>
            <span className="ds-sr-only">{shift.moreLabel}</span>
          </a>
          <NewTag newness={shift.newness} />
        </Fragment>,
        shift.staff ?? t('schedule.table.nobody'),
        shift.stateText,
        shift.remarks.join(' '),
        ...(severalProviders ? [shift.providerName] : []),
      ],
    })),
  )
  return <DataTable caption={caption} columns={columns} rows={rows} />
}
