import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SchedulePage } from '~/components/schedule/page'
import { openSchedule } from './open.server'

export function loader(args: LoaderFunctionArgs) {
  return openSchedule(args)
}

export default function ScheduleMonth() {
  return <SchedulePage {...useLoaderData<typeof loader>()} />
}
