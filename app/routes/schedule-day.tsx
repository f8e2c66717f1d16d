import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SchedulePage } from '~/components/schedule/schedule-page'
import { parseDate } from '~/domain/time'
import { openSchedule } from './shared/open-schedule.server'

export function loader(args: LoaderFunctionArgs) {
  const date = parseDate(args.params.date ?? '')
  return openSchedule(args, date === null ? null : { kind: 'day', id: date, from: date, to: date })
}

export default function ScheduleDay() {
  return <SchedulePage {...useLoaderData<typeof loader>()} />
}
