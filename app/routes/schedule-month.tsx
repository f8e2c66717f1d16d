import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SchedulePage } from '~/components/schedule/schedule-page'
import { monthDays, parseMonth } from '~/domain/time'
import { openSchedule } from './shared/open-schedule.server'

export function loader(args: LoaderFunctionArgs) {
  const month = parseMonth(args.params.month ?? '')
  return openSchedule(args, month === null ? null : { kind: 'month', id: month, ...monthDays(month) })
}

export default function ScheduleMonth() {
  return <SchedulePage {...useLoaderData<typeof loader>()} />
}
