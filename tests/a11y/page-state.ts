import type { Page } from '@playwright/test'
import type { Finder } from './finder'

/** A page in one state, as the gates meet it. A new route needs at least one row here, or one in `withoutPage`. */
export type PageState = {
  /** Unique; the name of its snapshot. */
  name: string
  /** The file of the route, as in app/routes.ts. */
  route: string
  /** Test person (sandbox/data/cast.ts) who is signed in; nobody on public pages. */
  person?: string
  path: string | ((find: Finder) => Promise<string>)
  /** What is done on the page to bring it to its state: a form sent empty, a step taken. */
  act?: (page: Page) => Promise<void>
  /** True when loading the address again would show another state: a form of somebody else's, a list that looking changes. */
  sent?: boolean
  /** True when nothing on the page depends on the minute or on what other tests do: its tree is compared word for word. */
  still?: boolean
}

export type OutageState = PageState & { outage: 'seen before' | 'never seen' }
