import { useRouteLoaderData } from '@remix-run/react'
import { z } from 'zod'

/** What pages and the page for errors read of the root loader's answer. */
const rootData = z.object({ requestId: z.string(), userName: z.string().nullable() })

/** The root loader's answer, or null when it gave none. */
export function useRootData(): z.infer<typeof rootData> | null {
  const parsed = rootData.safeParse(useRouteLoaderData('root'))
  return parsed.success ? parsed.data : null
}
