import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SchedulePage } from '~/components/schedule/schedule-page'
import { parseWeek } from '~/domain/time'
import { openSchedule } from './shared/open-schedule.server'

export function loader(args: LoaderFunctionArgs) {
  const id = args.params.week ?? ''
  const week = parseWeek(id)
  return openSchedule(args, week === null ? null : { kind: 'week', id, ...week })
}

export default function ScheduleWeek() {
  return <SchedulePage {...useLoaderData<typeof loader>()} />
}
