import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HoursFrame } from '~/components/hours/hours-frame'
import { periodOf } from '~/domain/hours/granted'
import { parseDate } from '~/domain/time'
import { openHours } from './shared/open-hours.server'

/** The address names the first day; a decision that ends earlier, or is another's, changes nothing in which days are shown. */
export function loader(args: LoaderFunctionArgs) {
  const id = parseDate(args.params.from ?? '')
  const days = id === null ? null : periodOf({ from: id, to: null }, id)
  return openHours(args, id === null || days === null ? null : { kind: 'period', id, ...days })
}

export default function HoursPeriodPage() {
  return <HoursFrame {...useLoaderData<typeof loader>()} />
}
