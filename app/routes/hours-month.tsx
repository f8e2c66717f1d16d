import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HoursFrame } from '~/components/hours/hours-frame'
import { monthDays, parseMonth } from '~/domain/time'
import { openHours } from './shared/open-hours.server'

export function loader(args: LoaderFunctionArgs) {
  const id = parseMonth(args.params.month ?? '')
  return openHours(args, id === null ? null : { kind: 'month', id, ...monthDays(id) })
}

export default function HoursMonth() {
  return <HoursFrame {...useLoaderData<typeof loader>()} />
}
