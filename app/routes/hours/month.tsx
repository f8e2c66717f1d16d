import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HoursFrame } from '~/components/hours/frame'
import { openHours } from './open.server'

export function loader(args: LoaderFunctionArgs) {
  return openHours(args)
}

export default function HoursMonth() {
  return <HoursFrame {...useLoaderData<typeof loader>()} />
}
