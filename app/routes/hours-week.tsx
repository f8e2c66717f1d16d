import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HoursFrame } from '~/components/hours/hours-frame'
import { parseWeek } from '~/domain/time'
import { openHours } from './shared/open-hours.server'

export function loader(args: LoaderFunctionArgs) {
  const id = args.params.week ?? ''
  const days = parseWeek(id)
  return openHours(args, days && { kind: 'week', id, ...days })
}

export default function HoursWeek() {
  return <HoursFrame {...useLoaderData<typeof loader>()} />
}
